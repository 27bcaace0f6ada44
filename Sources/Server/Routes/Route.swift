import HTTPTypes
package import Ledger

/// Everything that can be asked over HTTP, once: how it is reached and who may.
///
/// The server decides by this table and nothing else, and `openapi.yaml` describes it.
package enum Route: String, CaseIterable, Sendable {
    case token, health, metrics, documentation, receiptSchema, checkpoint
    case logCheckpoint, tile
    case disclose, check, disclosure
    case consentRequest, consentAnswer, consent, renewal, withdrawal, pause, resumption, assent, contest
    case told, toldQuery, toldCorrection, toldWithdrawal
    case mandate, consentDecision, consentQuery, receipt, notice
    case identity
    case purposes, attributes
    case audit, proof, verification, verificationState, export, calls
    case activation, registration, sources, register, figures, savings
    case erasureClasses, erasurePlan, erasureApproval, erasures, erasureCertificate, keyRotation
    case caseEnd, retention
    case doubt, doubtConfirmation, doubtEnd
    case prunings, pruningPlan, pruningApproval, pruningPerformance, destructionList
    case task, taskPersons, taskState, taskResults, taskResultsFrom, taskPause, taskResumption, taskDeletion
    case events, eventsAfter, redelivery, webhookKey

    package struct Row: Sendable {
        let method: HTTPRequest.Method
        /// A template: `{…}` stands for one segment.
        package let path: String
        /// Who may; `nil` for everyone, without a token.
        package let roles: Set<Role>?
        /// Whether the last segment of the template stands for all that follow.
        var takesRest = false

        package var methodName: String { method.rawValue }
        var endpoint: Endpoint { Endpoint(method, path, takesRest: takesRest) }
    }

    package var row: Row {
        switch self {
        case .token: Row(method: .post, path: "/oauth2/token", roles: nil)
        case .health: Row(method: .get, path: "/health", roles: nil)
        case .metrics: Row(method: .get, path: "/metrics", roles: nil)
        case .documentation: Row(method: .get, path: "/doc/openapi.yaml", roles: nil)
        case .receiptSchema: Row(method: .get, path: "/doc/consent-receipt.schema.json", roles: nil)
        case .checkpoint: Row(method: .get, path: "/v1/log/{controller}/checkpoint", roles: nil)
        case .logCheckpoint: Row(method: .get, path: "/v1/log/{controller}/{year}/checkpoint", roles: nil)
        case .tile:
            Row(
                method: .get, path: "/v1/log/{controller}/{year}/tile/{tile}", roles: [.auditor, .officer],
                takesRest: true)
        case .disclose: Row(method: .post, path: "/v1/disclosures", roles: [.application])
        case .check: Row(method: .post, path: "/v1/checks", roles: [.application])
        case .disclosure: Row(method: .get, path: "/v1/disclosures/{id}", roles: [.application])
        case .consent: Row(method: .post, path: "/v1/consents", roles: [.clerk])
        case .withdrawal: Row(method: .post, path: "/v1/consents/{id}/withdraw", roles: [.clerk])
        case .consentRequest: Row(method: .post, path: "/v1/consent-requests", roles: [.application, .clerk])
        case .consentAnswer: Row(method: .post, path: "/v1/consent-answers", roles: [.clerk])
        case .renewal: Row(method: .post, path: "/v1/consents/{id}/renew", roles: [.clerk])
        case .pause: Row(method: .post, path: "/v1/consents/{id}/pause", roles: [.clerk])
        case .resumption: Row(method: .post, path: "/v1/consents/{id}/resume", roles: [.clerk])
        case .assent: Row(method: .post, path: "/v1/consents/{id}/assent", roles: [.clerk])
        case .contest: Row(method: .post, path: "/v1/consents/{id}/contest", roles: [.clerk])
        case .told: Row(method: .post, path: "/v1/told", roles: [.clerk])
        case .toldQuery: Row(method: .post, path: "/v1/told/query", roles: [.clerk])
        case .toldCorrection: Row(method: .post, path: "/v1/told/{id}/correct", roles: [.clerk])
        case .toldWithdrawal: Row(method: .post, path: "/v1/told/{id}/withdraw", roles: [.clerk])
        case .mandate: Row(method: .post, path: "/v1/consents/{id}/mandate", roles: [.clerk, .officer])
        case .consentDecision: Row(method: .post, path: "/v1/consents/{id}/decision", roles: [.officer])
        case .consentQuery: Row(method: .post, path: "/v1/consents/query", roles: [.clerk])
        case .receipt: Row(method: .post, path: "/v1/consents/{id}/receipt", roles: [.clerk])
        case .notice: Row(method: .get, path: "/v1/notices/{hash}", roles: [.application, .clerk, .officer])
        case .identity: Row(method: .post, path: "/v1/identities/{id}/decision", roles: [.officer])
        case .purposes: Row(method: .get, path: "/v1/purposes", roles: [.application, .clerk, .officer])
        case .attributes: Row(method: .get, path: "/v1/attributes", roles: [.application, .officer])
        case .audit: Row(method: .post, path: "/v1/audit/query", roles: [.officer])
        case .proof: Row(method: .post, path: "/v1/log/proof", roles: [.application, .officer])
        case .verification: Row(method: .post, path: "/v1/ledger/verify", roles: [.officer])
        case .verificationState:
            Row(method: .get, path: "/v1/ledger/verifications/{id}", roles: [.officer])
        case .export: Row(method: .post, path: "/v1/ledger/export", roles: [.officer])
        case .calls: Row(method: .post, path: "/v1/ledger/calls", roles: [.officer])
        case .activation: Row(method: .post, path: "/v1/purposes/activate", roles: [.officer])
        case .register: Row(method: .get, path: "/v1/register", roles: [.officer])
        case .figures: Row(method: .post, path: "/v1/figures", roles: [.officer])
        case .savings: Row(method: .post, path: "/v1/savings", roles: [.officer])
        case .sources: Row(method: .get, path: "/v1/sources", roles: [.officer, .operator])
        case .erasureClasses: Row(method: .post, path: "/v1/erasures/classes", roles: [.officer])
        case .erasurePlan: Row(method: .post, path: "/v1/erasures", roles: [.officer])
        case .erasureApproval: Row(method: .post, path: "/v1/erasures/{id}/approval", roles: [.officer])
        case .erasures: Row(method: .get, path: "/v1/erasures", roles: [.officer])
        case .erasureCertificate: Row(method: .get, path: "/v1/erasures/{id}/certificate", roles: [.officer])
        case .prunings: Row(method: .get, path: "/v1/prunings", roles: [.officer])
        case .pruningPlan: Row(method: .post, path: "/v1/prunings", roles: [.officer])
        case .pruningApproval: Row(method: .post, path: "/v1/prunings/{id}/approval", roles: [.officer])
        case .pruningPerformance: Row(method: .post, path: "/v1/prunings/{id}/performance", roles: [.officer])
        case .destructionList: Row(method: .get, path: "/v1/prunings/{id}/list", roles: [.officer])
        case .keyRotation: Row(method: .post, path: "/v1/keys/rotate", roles: [.officer, .operator])
        case .caseEnd: Row(method: .post, path: "/v1/cases/end", roles: [.application])
        case .retention: Row(method: .post, path: "/v1/retention", roles: [.officer, .operator])
        case .doubt: Row(method: .post, path: "/v1/doubts", roles: [.application, .clerk])
        case .doubtConfirmation:
            Row(method: .post, path: "/v1/doubts/{id}/confirm", roles: [.application, .clerk])
        case .doubtEnd: Row(method: .post, path: "/v1/doubts/{id}/end", roles: [.application, .clerk])
        case .task: Row(method: .post, path: "/v1/tasks", roles: [.application])
        case .taskPersons: Row(method: .post, path: "/v1/tasks/{id}/persons", roles: [.application])
        case .taskState: Row(method: .get, path: "/v1/tasks/{id}", roles: [.application])
        case .taskResults: Row(method: .get, path: "/v1/tasks/{id}/results", roles: [.application])
        case .taskResultsFrom: Row(method: .get, path: "/v1/tasks/{id}/results/{line}", roles: [.application])
        case .taskPause: Row(method: .post, path: "/v1/tasks/{id}/pause", roles: [.application])
        case .taskResumption: Row(method: .post, path: "/v1/tasks/{id}/resume", roles: [.application])
        case .taskDeletion: Row(method: .delete, path: "/v1/tasks/{id}", roles: [.application])
        case .events: Row(method: .get, path: "/v1/events", roles: [.application])
        case .eventsAfter: Row(method: .get, path: "/v1/events/after/{id}", roles: [.application])
        case .redelivery: Row(method: .post, path: "/v1/events/{id}/redeliver", roles: [.application])
        case .webhookKey: Row(method: .get, path: "/v1/webhook-key", roles: [.application])
        case .registration: Row(method: .post, path: "/v1/parties", roles: [.officer, .operator])
        }
    }

    /// What the body of a request must be, where it has one.
    var bodyTypes: [String]? {
        guard row.method == .post else { return nil }
        switch self {
        case .token: return ["application/x-www-form-urlencoded"]
        case .taskPersons: return ListForm.allCases.map(\.mediaType)
        case .taskPause, .taskResumption, .redelivery: return nil
        default: return ["application/json"]
        }
    }

    /// Whether its body is read as it comes, and may be larger than others.
    var takesList: Bool { self == .taskPersons }

    /// What it may answer with when all is well.
    var answerTypes: [String] {
        switch self {
        case .metrics: ["text/plain"]
        case .checkpoint, .logCheckpoint: ["text/plain"]
        case .tile: ["application/octet-stream"]
        case .documentation: ["application/yaml"]
        case .export: ["application/x-tar"]
        case .receiptSchema: ["application/schema+json"]
        case .receipt: ReceiptForm.allCases.map(\.mediaType)
        case .taskResults, .taskResultsFrom: ListForm.allCases.map(\.mediaType)
        default: ["application/json"]
        }
    }
}
