import Core
import Testing

@testable import MockRegisters

@Suite("The repertorium knows who follows whom, and tells them of changes")
struct RepertoriumTests {
    let platform = Platform.demo()
    let rita = "58631400273"

    private func notices(_ receipt: String? = nil) throws -> XMLElement {
        let ask = Ask(.geefPersoonMutatiesNotificaties, "").with {
            $0.criteria = receipt.map { "<Ontvangstreferte>" + $0 + "</Ontvangstreferte>" }
        }
        return try ask.answer(platform)
    }

    private func change(_ slug: String, _ code: String = "020") {
        platform.changes.add(Change(slug: slug, code: code, day: BelgianCalendar.date(at: Ask.now)))
    }

    @Test(
        "An inscription succeeds, and again with a warning",
        arguments: [MagdaService.registreerInschrijving0200, .registreerInschrijving0201])
    func inscribe(_ service: MagdaService) throws {
        let first = try Ask(service, rita).answer(platform)
        #expect(first.content?["Resultaat"]?.text == "1")
        #expect(first.exceptions == [])
        let second = try Ask(service, rita).answer(platform)
        #expect(second.content?["Resultaat"]?.text == "1")
        #expect(second.exceptions == ["MAGDA 40143"])
        #expect(platform.repertorium.count == 1)
    }

    @Test func anInscriptionEndsOnce() throws {
        _ = try Ask(.registreerInschrijving0200, rita).answer(platform)
        #expect(try Ask(.registreerUitschrijving, rita).answer(platform).content?["Resultaat"]?.text == "1")
        #expect(try Ask(.registreerUitschrijving, rita).answer(platform).levelThree == "MAGDA 40003")
    }

    @Test func aServiceCanDemandInscription() throws {
        platform.faults.add(Fault(kind: .notInscribed), slug: nil)
        for service in MagdaService.aboutRita {
            #expect(try Ask(service, rita).answer(platform).levelThree == "MAGDA 13202")
        }
        #expect(try Ask(.geefOnderneming, "0999900348").answer(platform).content != nil)
        _ = try Ask(.registreerInschrijving0201, rita).answer(platform)
        for service in MagdaService.aboutRita {
            #expect(try Ask(service, rita).answer(platform).content != nil)
        }
        _ = try Ask(.registreerUitschrijving, rita).answer(platform)
        #expect(try Ask(.geefPersoon, rita).answer(platform).levelThree == "MAGDA 13202")
    }

    @Test func aPeriodThatIsOverCoversNothing() throws {
        let past = "<Periode><Begin>2025-01-01</Begin><Einde>2025-12-31</Einde></Periode>"
        _ = try Ask(.registreerInschrijving0200, rita).with { $0.criteria = past }.answer(platform)
        platform.faults.add(Fault(kind: .notInscribed), slug: nil)
        #expect(try Ask(.geefPersoon, rita).answer(platform).levelThree == "MAGDA 13202")
        let turned = "<Periode><Begin>2026-01-01</Begin><Einde>2025-12-31</Einde></Periode>"
        let answer = try Ask(.registreerInschrijving0200, "91670210185").with { $0.criteria = turned }.answer(platform)
        #expect(answer.levelThree == "MAGDA 30106")
    }

    @Test func noticesComeOnceAcknowledgedAndOnlyOfWhomOneFollows() throws {
        #expect(try notices().levelThree == "MAGDA 30016")
        _ = try Ask(.registreerInschrijving0200, rita).answer(platform)
        change("rita-peeters")
        change("karim-haddad", "150")
        let batch = try notices().content
        let topics = batch?["Onderwerpen"]?.children ?? []
        let notice = topics.first?["Inhoud", "PersoonMutatiesNotificaties"]
        #expect(topics.count == 1)
        #expect(notice?["INSZ"]?.text == rita)
        #expect(notice?["Informaties", "Informatie", "Identificatie", "Code"]?.text == "020")
        let receipt = try #require(batch?["Ontvangstreferte"]?.text)
        #expect(try notices().content?["Ontvangstreferte"]?.text == receipt)
        change("rita-peeters", "120")
        #expect(try notices("never").levelThree == "MAGDA 30014")
        let next = try notices(receipt).content
        #expect(next?["Onderwerpen"]?.children.count == 1)
        let second = try #require(next?["Ontvangstreferte"]?.text)
        #expect(second != receipt)
        #expect(try notices(second).levelThree == "MAGDA 30016")
        #expect(try notices(second).levelThree == "MAGDA 30014")
    }

    @Test func aNewNumberIsToldAsANotice() throws {
        _ = try Ask(.registreerInschrijving0200, "87631411089").answer(platform)
        change("amina-diallo")
        let topic = try notices().content?["Onderwerpen", "Onderwerp", "Inhoud", "PersoonMutatiesNotificaties"]
        #expect(topic?["GeannuleerdINSZ"]?.text == "87631411089")
        #expect(topic?["NieuwINSZ"]?.text == "87631411287")
    }
}
