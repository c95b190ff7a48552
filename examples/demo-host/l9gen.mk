# What l9gen does here, for people and for CI. Your own Makefile may include this file; alone it works as well:
#
#   make -f l9gen.mk help
#
# The version of l9gen stands here. Anything else that starts it will do, such as L9GEN='npx --no l9gen' where it is
# among the packages of this repository.
L9GEN ?= npx --yes l9gen@0.1.0

# Where `reports` puts what it writes.
REPORTS ?= reports

# More flags for l9gen: make gaps ARGS='--format markdown'
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help validate check gaps conform repair reports repair-report

help: ## list what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /	/' | LC_ALL=C sort | expand -t 16

validate: ## judge the contracts
	$(L9GEN) validate $(ARGS)

check: ## judge the contracts, and name what differs from them
	$(L9GEN) check $(ARGS)

conform: ## tell whether the code does what the contracts say
	$(L9GEN) conform $(ARGS)

gaps: ## find everything that contracts promise and the repository lacks; writes meta-gaps.yaml
	$(L9GEN) gaps $(ARGS)

repair: ## fill the gaps of meta-gaps.yaml that can be filled, and write work orders for the rest
	$(L9GEN) repair $(ARGS)

# Some exit codes are a report with findings, which is a report. Any other means that l9gen could not do what it was asked for;
# then the report says why, and make fails: $(call unless,<those exit codes>,<file of the report>)
unless = || { code=$$?; case $$code in $(1)) ;; *) cat "$(REPORTS)/$(2)" >&2; exit $$code ;; esac; }

reports: ## write the gaps as SARIF, JUnit and Markdown
	@mkdir -p "$(REPORTS)"
	$(L9GEN) gaps --no-write --format markdown > "$(REPORTS)/gaps.md" $(call unless,1,gaps.md)
	$(L9GEN) gaps --no-write --format sarif > "$(REPORTS)/gaps.sarif" $(call unless,1,gaps.sarif)
	$(L9GEN) gaps --no-write --format junit > "$(REPORTS)/gaps.junit.xml" $(call unless,1,gaps.junit.xml)

# 1: gaps are left to people; 3: one of them is a conflict that waits for a decision. What could be repaired is repaired.
repair-report: ## repair, and write what was done as Markdown
	@mkdir -p "$(REPORTS)"
	$(L9GEN) repair --format markdown $(ARGS) > "$(REPORTS)/repair.md" $(call unless,1|3,repair.md)
