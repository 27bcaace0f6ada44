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
        case .entry: try await EntryPage.show(call)
        case .personSearch: try await PersonSearch.find(call)
        case .personShow: try await PersonSearch.unmask(call)
        case .timeline: try await TimelinePage.show(call)
        case .timelineStaff: try await TimelinePage.showStaff(call)
        case .integrity: try await IntegrityPage.show(call)
        case .integrityCheck: try await IntegrityPage.check(call)
        case .integrityProof: try await IntegrityPage.proof(call)
        case .integrityBundle: try await IntegrityPage.bundle(call)
        case .consents: try await ConsentsPage.show(call)
        case .consent: try await ConsentPage.show(call)
        case .figures: try await FiguresPage.show(call)
        case .savings: try await SavingsPage.show(call)
        case .rights: try await RightsPage.show(call)
        case .newMatter: try await RightsForm.show(call)
        case .openMatter: try await RightsForm.take(call)
        case .matter: try await MatterPage.show(call)
        case .settleMatter: try await MatterPage.settle(call)
        case .answerMatter: try await MatterAnswer.give(call)
        case .doubtLetter: try await DoubtLetterPage.show(call)
        case .emergencies: try await EmergenciesPage.show(call)
        case .reviews: try await ReviewsPage.show(call)
        case .drawSample: try await ReviewsPage.draw(call)
        case .review: try await ReviewPage.show(call)
        case .signReview: try await ReviewPage.sign(call)
        case .erasures: try await ErasuresPage.show(call)
        case .erasureClasses: try await ErasuresPage.classes(call)
        case .planErasure: try await ErasuresPage.plan(call)
        case .approveErasure: try await ErasuresPage.approve(call)
        case .erasureCertificate: try await ErasuresPage.certificate(call)
        case .prunings: try await PruningsPage.show(call)
        case .planPruning: try await PruningsPage.plan(call)
        case .approvePruning: try await PruningsPage.approve(call)
        case .performPruning: try await PruningsPage.perform(call)
        case .destructionList: try await DestructionListPage.show(call)
        case .waiting: try await WaitingPage.show(call)
        case .activate: try await WaitingPage.activate(call)
        case .register: try await RegisterPage.show(call)
        }
    }
}
