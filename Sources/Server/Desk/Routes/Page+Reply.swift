import Core

extension Page {
    /// What the page shows or does, for who may.
    func reply(_ call: PageCall) async throws(PageError) -> PageReply {
        switch self {
        case .styles, .entrance, .signIn, .arrival, .choice, .opening, .signOut: throw .notFound
        case .stay:
            .document(EntrancePages.stay(until: DutchTime.time(call.now.adding(seconds: Visits.idleSeconds))))
        case .home: HomePage.show(call)
        case .log: try await LogPage.show(call)
        case .logCSV: try await LogExport.csv(call)
        case .logJSON: try await LogExport.json(call)
        case .personSearch: try await PersonSearch.find(call)
        case .personShow: try await PersonSearch.unmask(call)
        case .timeline: try await TimelinePage.show(call)
        case .timelineStaff: try await TimelinePage.showStaff(call)
        case .integrity: try await IntegrityPage.show(call)
        case .integrityCheck: try await IntegrityPage.check(call)
        case .integrityProof: try await IntegrityPage.proof(call)
        case .integrityBundle: try await IntegrityPage.bundle(call)
        }
    }
}
