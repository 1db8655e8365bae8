using System.Text.Json;
using Townline.Conversations.Contracts;
using Townline.Faces.Portal.Report.Drafts;
using Townline.People.Contracts;
using Townline.Platform.Files;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Report;

/// <summary>Hands a clerk's report to intake, under the channel by which the resident spoke to them.</summary>
internal sealed class ReportWriting(TownContext town, IIntake intake, Drafts drafts, IWords words)
{
    /// <returns>The reference.</returns>
    public async Task<long> Send(
        ServiceInfo service, string channel, ReportInput input, IReadOnlyDictionary<string, IReadOnlyList<string>> answers, TypedPlace? place, long? personId, CancellationToken cancel)
    {
        var language = string.IsNullOrEmpty(input.Language) ? words.Language : input.Language;
        var result = await intake.Receive(
            new InboundMessage
            {
                TenantId = town.TenantId,
                Channel = channel,
                ExternalId = $"desk:{input.Key}",
                Raw = JsonSerializer.SerializeToUtf8Bytes(new { service = service.Code, input, answers }, JsonColumn.Options),
                ContentType = "application/json",
                Actor = town.Actor,
                KnownPersonId = personId,
                From = Reporter(input, language),
                Text = input.Description ?? "",
                Files = [.. (await drafts.Find(input.Files, cancel)).Select(file => file.Id)],
                Language = language,
                Report = new ReportDraft
                {
                    Service = service,
                    Answers = AnswerCheck.Check(service.Form, answers).Answers,
                    Address = place?.Address,
                    AddressId = place?.AddressId,
                    Zip = place?.Zip,
                    Latitude = place?.Latitude,
                    Longitude = place?.Longitude,
                },
            },
            cancel);
        return result.Number ?? throw new InvalidOperationException("Intake gave a report no reference.");
    }

    /// <summary>Whom the clerk speaks with, as they say.</summary>
    public ClaimedPerson Caller(ReportInput input) => Reporter(input, string.IsNullOrEmpty(input.Language) ? words.Language : input.Language);

    private static ClaimedPerson Reporter(ReportInput input, string language)
    {
        var identities = new List<ClaimedIdentity>();
        if (!string.IsNullOrWhiteSpace(input.Email))
        {
            identities.Add(new ClaimedIdentity(IdentityKind.Email, input.Email.Trim()));
        }

        if (!string.IsNullOrWhiteSpace(input.Phone))
        {
            identities.Add(new ClaimedIdentity(IdentityKind.Phone, input.Phone.Trim()));
        }

        return new ClaimedPerson(identities, PlainText.Clean(input.Name), Language: language);
    }
}
