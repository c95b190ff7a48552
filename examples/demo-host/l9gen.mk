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

# Exit code 1 is a report with findings, which is a report; what could not run has another one.
reports: ## write the gaps as SARIF, JUnit and Markdown
	@mkdir -p "$(REPORTS)"
	$(L9GEN) gaps --no-write --format sarif > "$(REPORTS)/gaps.sarif" || test $$? -eq 1
	$(L9GEN) gaps --no-write --format junit > "$(REPORTS)/gaps.junit.xml" || test $$? -eq 1
	$(L9GEN) gaps --no-write --format markdown > "$(REPORTS)/gaps.md" || test $$? -eq 1

# So is exit code 3: something is left for a person to decide.
repair-report: ## repair, and write what was done as Markdown
	@mkdir -p "$(REPORTS)"
	$(L9GEN) repair --format markdown $(ARGS) > "$(REPORTS)/repair.md" || case $$? in 1 | 3) ;; *) exit 2 ;; esac
