import Core
import Support
import Testing

@testable import MockRegisters

@Suite("A folder laid out like MAGDA-Mock's is served as MAGDA-Mock serves it", .enabled(if: SharedData.isPresent))
struct SimulatorTests {
    private func platform() throws -> Platform {
        let root = try #require(SharedData.root)
        return Platform(
            folder: PopulationFolder(Repository.root + "/mocks"), clock: { Ask.now }, entropy: .seeded(1),
            simulator: try SimulatorFolder(root + "/magda"))
    }

    /// The services of the folder, and where.
    private static let folders: [(MagdaService, String)] = [
        (.geefPersoon, "Persoon/GeefPersoon/02.02.0000"),
        (.geefGezinssamenstelling, "Persoon/GeefGezinssamenstelling/02.02.0000"),
        (.geefGezinssamenstelling0200, "Persoon/GeefGezinssamenstelling/02.00.0000"),
        (.geefSociaalStatuut, "SocZek/GeefSociaalStatuut/03.00.0000"),
        (.geefDossierHandicap, "SocZek/GeefDossierHandicap/03.00.0000"),
        (.geefVolledigDossierHandicap, "SocZek/GeefVolledigDossierHandicap/03.00.0000"),
        (.geefLeefloonbedragen, "SocZek/GeefLeefloonbedragen/02.00.0000"),
        (.geefAanslagbiljet, "Inkomen/GeefAanslagbiljetPersonenbelasting/02.00.0000"),
        (.zoekEigendomstoestanden, "Kadaster/ZoekEigendomstoestanden/02.00.0000"),
        (.geefHistoriekInschrijving, "Onderwijs/GeefHistoriekInschrijving/02.01.0000"),
        (.geefOnderneming, "Onderneming/GeefOnderneming/02.00.0000"),
        (.geefKindVoordelen, "Gezin/GeefKindVoordelen/02.00.0000"),
        (.geefStatusRechtOndersteuningen, "SocEcon/GeefStatusRechtOndersteuningen/02.00.0000"),
    ]

    @Test("Each kept answer comes back under its key, made to fit the question", arguments: folders)
    func kept(_ service: MagdaService, _ folder: String) throws {
        let platform = try platform()
        let keys = SharedData.names("magda/" + folder).filter { $0 != "notfound.xml" }.map { String($0.dropLast(4)) }
        #expect(!keys.isEmpty)
        for key in keys {
            let reply = try Ask(service, key).answer(platform)
            #expect(reply.name == "Repliek", "\(service)")
            #expect(reply["Context", "Bericht", "Tijdstip", "Datum"]?.text == "2026-11-21")
            #expect(reply["Context", "Bericht", "Tijdstip", "Tijd"]?.text == "12:00:00.000")
            if let receiver = reply["Context", "Bericht", "Ontvanger"] {
                #expect(receiver["Identificatie"]?.text == "zonnegem.be/ipdc1" && receiver["Referte"]?.text == "r-1")
            }
            if let answer = reply["Antwoorden", "Antwoord"] { #expect(answer["Referte"]?.text == "q-1") }
        }
    }

    @Test("An unknown key is answered by notfound.xml, or refused where there is none")
    func notFound() throws {
        let platform = try platform()
        let unknown = "58631400471"
        #expect(try Ask(.zoekEigendomstoestanden, unknown).answer(platform).levelThree == "MAGDA 30001")
        #expect(try Ask(.geefDossierHandicap, unknown).answer(platform).exceptions == ["KSZ 70001"])
        #expect(try Ask(.geefKindVoordelen, unknown).answer(platform).levelTwo == "MAGDA 60011")
        #expect(try Ask(.geefWerkrelaties, unknown).answer(platform).levelTwo == "MAGDA 60011")
    }

    @Test func onlyTheStatusesAskedComeAndTheRestIsZero() throws {
        let platform = try platform()
        for file in SharedData.names("magda/SocZek/GeefSociaalStatuut/03.00.0000") where file != "notfound.xml" {
            var ask = Ask(.geefSociaalStatuut, String(file.dropLast(4)))
            ask.statuses = ["BIM_BVT", "NO_SUCH_STATUS"]
            let reply = try ask.answer(platform)
            guard let list = reply.content?["Persoon", "SocialeStatuten"] else { continue }
            let names = list.children("SociaalStatuut").compactMap { $0["Naam"]?.trimmed }
            #expect(Set(names) == ["BIM_BVT", "NO_SUCH_STATUS"])
            let last = list.children("SociaalStatuut").last
            #expect(last?["Naam"]?.text == "NO_SUCH_STATUS" && last?["Resultaat", "Code"]?.text == "0")
        }
    }

    @Test func switchesActOnKeptAnswersToo() throws {
        let platform = try platform()
        platform.faults.add(Fault(kind: .busy, times: 1), slug: nil)
        let ask = Ask(.zoekEigendomstoestanden, "77682199679")
        #expect(try ask.answer(platform).levelTwo == "MAGDA 99996")
        #expect(try ask.answer(platform).content != nil)
        #expect(try Ask(.registreerInschrijving0200, "77682199679").answer(platform).content != nil)
    }

    @Test func aFolderThatIsNotThereIsNamed() {
        let error = #expect(throws: MockRegistersError.self) { try SimulatorFolder("/nowhere") }
        #expect(error?.code == .unreadable)
    }
}
