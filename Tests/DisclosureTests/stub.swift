// DisclosureTests
