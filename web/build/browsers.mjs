/** The oldest browsers whose enhanced experience we look after; older ones get the plain pages. */
export const browsers = ["chrome109", "edge109", "firefox115", "safari16.4"];
