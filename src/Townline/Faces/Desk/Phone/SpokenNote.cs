using System.Globalization;
using System.Text.Json;
using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Phone;

/// <summary>
/// What a clerk writes down of somebody on the phone or at the counter: by intake onto their one timeline. It is named by what it tells of, so that a save that broke off and
/// comes again leaves one note.
/// </summary>
internal sealed class SpokenNote(TownContext town, IIntake intake, IPeople people, IRequestQueries requests)
{
    public const int LongestNote = 4_000;
    public const int LongestName = 200;

    /// <param name="channel">Name of the channel it stands under.</param>
    /// <param name="what">Names the call or visit: the same again is the same note.</param>
    /// <param name="number">E.164 of the phone they speak on; somebody new is known by it from now on, unless it is another's.</param>
    /// <exception cref="RuleBrokenException">Something typed cannot be.</exception>
    public async Task<SpokenResult> Write(string channel, string what, SpokenInput input, string? number, string? language, CancellationToken cancel)
    {
        var (note, name) = (PlainText.Clean(input.Note), PlainText.Clean(input.Name));
        RuleBrokenException.Unless(!string.IsNullOrEmpty(input.Disposition), "call-disposition");
        RuleBrokenException.Unless(note.Length <= LongestNote, "text-long", LongestNote);
        RuleBrokenException.Unless(!string.IsNullOrEmpty(input.Person), "call-person");
        RuleBrokenException.Unless(input.Person != SpokenInput.NewPerson || name.Length is > 0 and <= LongestName, "call-name");
        var isNew = input.Person == SpokenInput.NewPerson;
        var person = long.TryParse(input.Person, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (long?)null;
        var request = await About(input.Reference, cancel);
        if (note.Length == 0 && person is null && !isNew)
        {
            return new SpokenResult(null, null, null, request?.Id);
        }

        var result = await intake.Receive(
            new InboundMessage
            {
                TenantId = town.TenantId,
                Channel = channel,
                ExternalId = what,
                Raw = JsonSerializer.SerializeToUtf8Bytes(input, JsonColumn.Options),
                ContentType = "application/json",
                Actor = town.Actor,
                KnownPersonId = person,
                From = person is not null ? new ClaimedPerson(By(number))
                    : isNew ? new ClaimedPerson(await Free(number, cancel), name, Language: language)
                    : ClaimedPerson.Unknown,
                Text = note,
                Language = language,
                ContinuesRequestId = request?.Id,
                ReopensClosed = false,
                ForStaff = true,
            },
            cancel);
        return new SpokenResult(result, note.Length == 0 ? null : note, person is null && !isNew ? null : result.PersonId, request?.Id);
    }

    /// <summary>The field beside which a broken rule is said.</summary>
    public static string FieldOf(string rule) => rule switch
    {
        "call-disposition" => nameof(SpokenInput.Disposition),
        "call-person" => nameof(SpokenInput.Person),
        "call-name" => nameof(SpokenInput.Name),
        "call-reference" => nameof(SpokenInput.Reference),
        _ => nameof(SpokenInput.Note),
    };

    private static IReadOnlyList<ClaimedIdentity> By(string? number) => number is null ? [] : [new ClaimedIdentity(IdentityKind.Phone, number)];

    /// <summary>A number that is somebody else's would lead to them: whoever else speaks on it is offered beside them at the next call.</summary>
    private async Task<IReadOnlyList<ClaimedIdentity>> Free(string? number, CancellationToken cancel) =>
        number is not null && await people.FindByIdentity(town.Db, IdentityKind.Phone, number, cancel) is null ? By(number) : [];

    private async Task<RequestView?> About(string? typed, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        var reference = Reference.Parse(typed) ?? throw new RuleBrokenException("call-reference");
        return await requests.ByNumber(town.TenantId, reference, cancel) ?? throw new RuleBrokenException("call-reference");
    }
}

/// <param name="Result">What intake made of it; null when there was nothing to write.</param>
/// <param name="PersonId">Who it was: where several count as the one chosen, the one whose number it came by.</param>
/// <param name="RequestId">The request that it was about.</param>
internal sealed record SpokenResult(IntakeResult? Result, string? Note, long? PersonId, long? RequestId);
