import { ordersTool } from "./handlers/orders.js";
import { usersTool } from "./handlers/users.js";

export default {
    "orders.find": ordersTool,
    "users.find": usersTool,
};