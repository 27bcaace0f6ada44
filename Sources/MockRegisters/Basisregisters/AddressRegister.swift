import Core

/// The paths of the address register (FIELD 4.1); it is open data and asks for no key.
struct AddressRegister {
    let book: AddressBook
    /// The ids of addresses that were said to change, in their order.
    var changed: [String] = []

    func answer(_ call: JSONCall, now: Instant) -> JSONReply {
        let steps = call.path.split(separator: "/").dropFirst().map(String.init)
        switch (steps.first, steps.count) {
        case ("adresmatch", 1): return match(call)
        case ("adressen", 2):
            guard let address = book.address(id: steps[1]) else { return Self.notFound }
            return .ok(book.detail(address))
        case ("gebouweenheden", 1):
            guard let id = call.query["adresobjectid"] else { return .badRequest }
            return .ok(book.units(atAddress: id))
        case ("feeds", 3) where steps[1] == "wijzigingen" && steps[2] == "adressen":
            return AddressFeed(book: book, changed: changed).page(
                after: call.query["after"].flatMap { Int($0) } ?? 0, now: now)
        default: return .unknown
        }
    }

    private func match(_ call: JSONCall) -> JSONReply {
        guard let street = call.query["straatnaam"] else { return .badRequest }
        return .ok(
            book.match(
                AddressBook.Parts(
                    municipality: call.query["gemeentenaam"], niscode: call.query["niscode"],
                    postcode: call.query["postcode"], street: street, number: call.query["huisnummer"],
                    box: call.query["busnummer"])))
    }

    private static let notFound = JSONReply.problem(
        404, "urn:be.vlaanderen.basisregisters.api:address:not-found", "Onbestaand adres.")
}
