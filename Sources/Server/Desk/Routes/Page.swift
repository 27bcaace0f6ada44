import HTTPTypes
package import Ledger

/// Every page and form of the desk, once: how it is reached and who may.
///
/// The server decides by this table and nothing else. A path holds an opaque id at most, and a query only filters: a
/// national number stands in the body of a form, never in an address (law 6).
package enum Page: String, CaseIterable, Sendable {
    // The way in and out.
    case styles, entrance, signIn, arrival, choice, opening, stay, signOut
    case home
    // Who asked what, about whom.
    case log, logCSV, logJSON, entry, personSearch, personShow
    case timeline, timelineStaff, timelineTold
    case integrity, integrityCheck, integrityProof, integrityBundle
    case consents, consent, figures, savings
    case rights, newMatter, openMatter, matter, settleMatter, answerMatter, doubtLetter, emergencies
    case reviews, drawSample, review, signReview
    case erasures, erasureClasses, planErasure, approveErasure, erasureCertificate
    case prunings, planPruning, approvePruning, performPruning, destructionList
    case waiting, activate, register
    // An operator's too: how events arrive.
    case deliveries, redeliver
    // A clerk's: what citizens told.
    case told, toldSearch, toldPerson, toldNew, tellNew, toldItem, settleTold

    /// Who may.
    package enum Access: Hashable, Sendable {
        case everyone
        /// Who has signed in and has not yet said for whom they work.
        case identified
        case roles(Set<Role>)
    }

    package struct Row: Sendable {
        package let endpoint: Endpoint
        package let access: Access
        /// How the page is called in the list that stands on every page; `nil` for one that is not listed.
        let label: String?
    }

    package var row: Row {
        switch self {
        case .styles: open(.get, "/desk/style.css")
        case .entrance: open(.get, "/desk")
        case .signIn: open(.get, "/desk/sign-in")
        case .arrival: open(.get, "/desk/arrival")
        case .choice: Row(endpoint: .init(.get, "/desk/choice"), access: .identified, label: nil)
        case .opening: Row(endpoint: .init(.post, "/desk/choice"), access: .identified, label: nil)
        case .stay: Row(endpoint: .init(.get, "/desk/stay"), access: .roles(Self.seated), label: nil)
        case .signOut: Row(endpoint: .init(.post, "/desk/sign-out"), access: .roles(Self.seated), label: nil)
        case .home: officer(.get, "/desk/home", "Overzicht")
        case .log: officer(.get, "/desk/log", "Logboek")
        case .logCSV: officer(.get, "/desk/log.csv")
        case .logJSON: officer(.get, "/desk/log.json")
        case .entry: officer(.get, "/desk/log/{id}")
        case .personSearch: officer(.post, "/desk/persons")
        case .personShow: officer(.post, "/desk/persons/number")
        case .timeline: officer(.get, "/desk/timeline")
        case .timelineStaff: officer(.post, "/desk/timeline/employees")
        case .timelineTold: officer(.post, "/desk/timeline/told")
        case .integrity: officer(.get, "/desk/integrity", "Integriteit")
        case .integrityCheck: officer(.post, "/desk/integrity/check")
        case .integrityProof: officer(.post, "/desk/integrity/proof")
        case .integrityBundle: officer(.post, "/desk/integrity/bundle")
        case .consents: officer(.get, "/desk/consents", "Toestemmingen")
        case .consent: officer(.get, "/desk/consents/{id}")
        case .figures: officer(.get, "/desk/figures", "Cijfers")
        case .savings: officer(.get, "/desk/savings", "Besparing")
        case .rights: officer(.get, "/desk/rights", "Rechten")
        case .newMatter: officer(.get, "/desk/rights/new/{kind}")
        case .openMatter: officer(.post, "/desk/rights/new/{kind}")
        case .matter: officer(.get, "/desk/rights/{id}")
        case .settleMatter: officer(.post, "/desk/rights/{id}")
        case .answerMatter: officer(.post, "/desk/rights/{id}/answer")
        case .doubtLetter: officer(.get, "/desk/rights/{id}/letter")
        case .emergencies: officer(.get, "/desk/emergencies", "Noodsituaties")
        case .reviews: officer(.get, "/desk/reviews", "Steekproeven")
        case .drawSample: officer(.post, "/desk/reviews")
        case .review: officer(.get, "/desk/reviews/{id}")
        case .signReview: officer(.post, "/desk/reviews/{id}")
        case .erasures: officer(.get, "/desk/erasures", "Wissen")
        case .erasureClasses: officer(.post, "/desk/erasures/person")
        case .planErasure: officer(.post, "/desk/erasures/plan/{class}")
        case .approveErasure: officer(.post, "/desk/erasures/{id}")
        case .erasureCertificate: officer(.get, "/desk/erasures/{id}")
        case .prunings: officer(.get, "/desk/prunings", "Oude logboeken")
        case .planPruning: officer(.post, "/desk/prunings")
        case .approvePruning: officer(.post, "/desk/prunings/{id}")
        case .performPruning: officer(.post, "/desk/prunings/{id}/performance")
        case .destructionList: officer(.get, "/desk/prunings/{id}")
        case .waiting: officer(.get, "/desk/purposes", "Doelen")
        case .activate: officer(.post, "/desk/purposes/{hash}")
        case .register: officer(.get, "/desk/register", "Register")
        case .deliveries:
            Row(endpoint: .init(.get, "/desk/deliveries"), access: .roles([.officer, .operator]), label: "Meldingen")
        case .redeliver:
            Row(endpoint: .init(.post, "/desk/deliveries"), access: .roles([.officer, .operator]), label: nil)
        case .told: clerk(.get, "/desk/told", "Verteld")
        case .toldSearch: clerk(.post, "/desk/told")
        case .toldPerson: clerk(.get, "/desk/told/person")
        case .toldNew: clerk(.get, "/desk/told/new")
        case .tellNew: clerk(.post, "/desk/told/new")
        case .toldItem: clerk(.get, "/desk/told/{id}")
        case .settleTold: clerk(.post, "/desk/told/{id}")
        }
    }

    /// Who has a page of their own.
    private static let seated: Set<Role> = [.officer, .clerk, .operator]

    private func open(_ method: HTTPRequest.Method, _ path: String) -> Row {
        Row(endpoint: .init(method, path), access: .everyone, label: nil)
    }

    private func officer(_ method: HTTPRequest.Method, _ path: String, _ label: String? = nil) -> Row {
        Row(endpoint: .init(method, path), access: .roles([.officer]), label: label)
    }

    private func clerk(_ method: HTTPRequest.Method, _ path: String, _ label: String? = nil) -> Row {
        Row(endpoint: .init(method, path), access: .roles([.clerk]), label: label)
    }

    /// Where the page is, with what stands in its query; what is empty is left out.
    func address(_ segment: String? = nil, _ query: [(name: String, value: String?)] = []) -> String {
        PageAddress(path: row.endpoint.path, segment: segment, query: query).text
    }
}
