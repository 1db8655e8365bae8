using System.Text.Json;
using Townline.Conversations.Contracts;
using Townline.Faces.Portal.Parts;
using Townline.Faces.Portal.Report.Drafts;
using Townline.People.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Report;

/// <summary>Hands a finished draft to intake. The draft's id names it there, so sending twice is one report.</summary>
internal sealed class ReportSender(TownContext town, IIntake intake, PhotoShelf shelf, ReportDrafts drafts, IWords words)
{
    public async Task Send(Journey journey, CancellationToken cancel)
    {
        var typed = journey.Typed;
        var language = typed.Contact?.Language ?? words.Language;
        var result = await intake.Receive(
            new InboundMessage
            {
                TenantId = town.TenantId,
                Channel = ResidentActor.Channel,
                ExternalId = journey.Draft.Id,
                Raw = JsonSerializer.SerializeToUtf8Bytes(typed, JsonColumn.Options),
                ContentType = "application/json",
                Actor = ResidentActor.Of(town),
                From = Reporter(typed.Contact, language),
                Text = typed.Description,
                Language = language,
                Files = await shelf.Ids(typed.Photos, cancel),
                Report = Draft(journey.Service, typed),
            },
            cancel);

        // It is safe now: what follows is only for the confirmation, and sending again would find the same report.
        if (result is { RequestId: { } request, Number: { } number })
        {
            await drafts.Sent(journey.Draft, request, number, CancellationToken.None);
        }
    }

    private static ReportDraft Draft(ServiceInfo service, Typed typed) => new()
    {
        Service = service,
        Answers = AnswerCheck.Check(service.Form, typed.Answers).Answers,
        Address = typed.Place?.Address,
        AddressId = typed.Place?.AddressId,
        Zip = typed.Place?.Zip,
        Latitude = typed.Place?.Latitude,
        Longitude = typed.Place?.Longitude,
        KeepPrivate = typed.Contact is { KeepPrivate: true },
    };

    private static ClaimedPerson Reporter(TypedContact? contact, string language)
    {
        if (contact is null)
        {
            return ClaimedPerson.Unknown;
        }

        var identities = new List<ClaimedIdentity>();
        if (contact.Email is { } email)
        {
            identities.Add(new ClaimedIdentity(IdentityKind.Email, email));
        }

        if (contact.Phone is { } phone)
        {
            identities.Add(new ClaimedIdentity(IdentityKind.Phone, phone));
        }

        return new ClaimedPerson(identities, contact.Name, Language: language);
    }
}
