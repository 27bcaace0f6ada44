import Core

/// The registers behind the platform: which message answers which service.
struct Registers {
    let population: Population
    let today: CalendarDate

    /// The answer about a resident.
    ///
    /// `isPartial` where one of several sources is to give nothing.
    func part(
        _ service: MagdaService, _ question: Question, _ resident: Resident, formerNumber: INSZ?, isPartial: Bool
    ) -> AnswerPart {
        let inquiry = Inquiry(
            question: question, resident: resident, formerNumber: formerNumber, population: population, today: today)
        let nothing = AnswerPart.anomaly(.notFound(service))
        let records = resident.records
        switch service {
        case .geefPersoon:
            let register = question.register ?? "RR"
            return .content(PersonMessage(resident: resident, population: population, register: register).write)
        case .geefGezinssamenstelling:
            guard resident.isRegistered else { return nothing }
            return .content(HouseholdMessage(resident: resident, population: population).write)
        case .geefGezinssamenstelling0200:
            guard resident.isRegistered else { return nothing }
            return .content(HouseholdMessage0200(resident: resident, population: population).write)
        case .geefSociaalStatuut:
            let message = StatusMessage(resident: resident, population: population, asked: question.statuses)
            return .content(message.write)
        case .geefDossierHandicap: return handicap(inquiry)
        case .geefVolledigDossierHandicap:
            guard let recognition = records.vaph else { return nothing }
            return .content(FlemishHandicapMessage(inquiry: inquiry, recognition: recognition).write)
        case .geefLeefloonbedragen:
            guard let wages = records.livingWages else { return nothing }
            return .content(LivingWageMessage(inquiry: inquiry, wages: wages).write)
        case .geefAanslagbiljet: return TaxMessage(inquiry: inquiry).part
        case .zoekEigendomstoestanden:
            guard let properties = records.properties else { return nothing }
            return .content(PropertyMessage(inquiry: inquiry, properties: properties).write)
        case .geefHistoriekInschrijving: return EnrolmentMessage(inquiry: inquiry, isPartial: isPartial).part
        case .geefKindVoordelen: return ChildBenefitMessage(inquiry: inquiry).part
        case .geefStatusRechtOndersteuningen:
            guard !records.supports.isEmpty else { return nothing }
            return .content(EmploymentSupportMessage(inquiry: inquiry).write)
        case .geefWerkrelaties:
            guard let jobs = records.jobs else { return nothing }
            return .content(EmploymentMessage(inquiry: inquiry, jobs: jobs).write)
        case .geefOnderneming, .geefEpc, .registreerInschrijving0200, .registreerInschrijving0201,
            .registreerUitschrijving, .geefPersoonMutatiesNotificaties:
            return nothing
        }
    }

    private func handicap(_ inquiry: Inquiry) -> AnswerPart {
        guard let criteria = inquiry.criteria?["ConsultFilesByDateCriteria"] else {
            return .anomaly(.notFound(.geefDossierHandicap))
        }
        let message = HandicapMessage(
            resident: inquiry.resident, formerNumber: inquiry.formerNumber, file: inquiry.resident.records.handicap,
            criteria: criteria)
        let part = AnswerPart.content { writer in
            writer.element("ConsultFilesByDateResponse", content: message.write)
        }
        return message.isFound ? part : part.with(.nothingAtSupplier)
    }

    /// The answer about an enterprise: of an unknown number not an error but information.
    func part(_ service: MagdaService, enterprise number: EnterpriseNumber) -> AnswerPart {
        guard service == .geefOnderneming, let enterprise = population.enterprise(number) else {
            return .anomaly(.notFound(service))
        }
        return .content(EnterpriseMessage(enterprise: enterprise).write)
    }

    func part(_ service: MagdaService, address criteria: AddressCriteria) -> AnswerPart {
        guard let address = population.addresses.first(where: criteria.matches), let certificate = address.energy
        else { return .anomaly(.notFound(service)) }
        return .content(EnergyMessage(address: address, certificate: certificate).write)
    }
}
