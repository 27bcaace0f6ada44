import Catalogue
import Core
import Disclosure
import Ledger

/// What stands around a timeline when it is printed: from whom and by when, and what the person can do.
///
/// Articles 12 to 15 GDPR.
struct AccessLetter {
    let call: PageCall
    let asked: CalendarDate
    let timeline: Timeline
    let purposes: LinePurposes

    @HTMLBuilder var opening: HTML {
        HTML(.div, .class("paper")) {
            HTML(.p) {
                call.desk.name
                HTML(.br)
                "Functionaris voor gegevensbescherming"
                HTML(.br)
                "Ondernemingsnummer \(call.desk.enterpriseNumber.digits)"
            }
            HTML(.p, .class("address"), text: "Aan:\n\n\n")
            HTML(.p, text: DutchTime.day(call.today))
            HTML(.p, text: "Beste,")
        }
        HTML(.p) {
            "Op \(DutchTime.day(asked)) vroeg u wie uw gegevens opvroeg. Ons antwoord komt ten laatste op "
            HTML(.strong, text: DutchTime.day(Timeline.due(asked: asked)))
            ". Hieronder staat alles wat in ons logboek over u staat, ook waar u als gezinslid in voorkomt, het nieuwste eerst."
        }
    }

    @HTMLBuilder var closing: HTML {
        HTML(.h2, text: "Wat u moet weten")
        HTML(.ul) {
            if !services.isEmpty { HTML(.li, text: "Deze diensten kregen een antwoord over u: \(services).") }
            if !sources.isEmpty { HTML(.li, text: "Wij vroegen dat aan: \(sources).") }
            HTML(.li, text: "Het logboek bewaart niet wat er geantwoord werd, alleen dat het gebeurde en waarom.")
            if let years { HTML(.li, text: "Wij bewaren deze regels ten hoogste \(years) jaar.") }
            HTML(.li, text: "Zijn uw gegevens fout? Dan mag u vragen om ze te verbeteren.")
            HTML(.li, text: "U mag ook vragen om iets te wissen of te beperken, en u mag bezwaar maken.")
            HTML(.li, text: "Vindt u dat er iets niet klopt? Bel of schrijf ons. Namen van medewerkers geven wij niet.")
            HTML(
                .li,
                text: "U mag klacht indienen bij de Vlaamse Toezichtcommissie of bij de "
                    + "Gegevensbeschermingsautoriteit.")
        }
    }

    private var lines: [AuditLine] { timeline.days.flatMap(\.lines) }

    private var services: String {
        let told = lines.filter { $0.type == .disclosed }.compactMap { purposes[$0] }
        return SourceName.joined(Set(told.flatMap(\.adoption.recipients)).sorted())
    }

    private var sources: String {
        let codes = lines.filter { $0.type == .consulted }.flatMap { $0.source?.split(separator: ",") ?? [] }
        return SourceName.joined(Set(codes.map { SourceName.dutch(String($0)) }).sorted())
    }

    private var years: Int? { lines.compactMap { purposes[$0]?.template.retentionYears }.max() }

    /// Why, in plain words: on what ground it was allowed.
    static func why(_ line: AuditLine, _ purpose: Purpose?) -> String? {
        guard let purpose else { return nil }
        switch line.type {
        case .consulted, .disclosed, .checked, .refused:
            let consent = line.content?["basis"]?["consent"] == nil ? "" : " U gaf daarvoor toestemming."
            return "Rechtsgrond: \(purpose.adoption.norm) (artikel \(purpose.template.gdprArticle) AVG).\(consent)"
        default: return nil
        }
    }
}
