import Core

extension Page {
    /// What the page shows or does, for who may.
    func reply(_ call: PageCall) async throws(PageError) -> PageReply {
        switch self {
        case .styles, .entrance, .signIn, .arrival, .choice, .opening, .signOut: throw .notFound
        case .stay:
            .document(EntrancePages.stay(until: DutchTime.time(call.now.adding(seconds: Visits.idleSeconds))))
        case .home: HomePage.show(call)
        }
    }
}
