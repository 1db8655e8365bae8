using System.Globalization;
using System.Text.Json;
using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Phone;

/// <summary>
/// Writes down a call: its note by intake onto the timeline, then what it came to. The note is named by the call, so that a save that broke off in between and comes again
/// leaves one note.
/// </summary>
internal sealed class CallWriting(TownContext town, IIntake intake, IRequestQueries requests, ICalls calls, ICallBacks backs)
{
    public const int LongestNote = 4_000;
    public const int LongestName = 200;

    /// <summary>Name of the channel that calls stand under on timelines.</summary>
    public const string Channel = "phone";

    /// <exception cref="RuleBrokenException">Something typed cannot be; its field is <see cref="FieldOf"/>.</exception>
    public async Task Log(CallView call, CallInput input, CancellationToken cancel)
    {
        var note = PlainText.Clean(input.Note);
        var name = PlainText.Clean(input.Name);
        Demand(!call.IsLogged, "call-logged");
        Demand(!string.IsNullOrEmpty(input.Disposition), "call-disposition");
        Demand(note.Length <= LongestNote, "text-long", LongestNote);
        Demand(input.Person != CallInput.NewPerson || name.Length is > 0 and <= LongestName, "call-name");
        Demand(!string.IsNullOrEmpty(input.Person), "call-person");
        var person = long.TryParse(input.Person, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (long?)null;
        var request = await About(input.Reference, cancel);
        var isSaid = note.Length > 0 || person is not null || name.Length > 0;
        var result = isSaid ? await intake.Receive(Message(call, note, name, person, input, request), cancel) : null;
        await town.Write(unit => calls.Log(unit, call.Id, new CallLog(input.Disposition!, note.Length == 0 ? null : note, result, person, request?.Id)), cancel);
    }

    /// <summary>The field beside which a broken rule is said.</summary>
    public static string FieldOf(string rule) => rule switch
    {
        "call-disposition" => nameof(CallInput.Disposition),
        "call-person" => nameof(CallInput.Person),
        "call-name" => nameof(CallInput.Name),
        "call-reference" => nameof(CallInput.Reference),
        _ => nameof(CallInput.Note),
    };

    /// <summary>The call-back that this number is owed, if any: it is settled when the call is written down.</summary>
    public async Task<CallBackView?> Owed(CallView call, CancellationToken cancel) => call.Number is { } number ? await backs.Of(town.Db, number, cancel) : null;

    private InboundMessage Message(CallView call, string note, string name, long? person, CallInput input, RequestView? request) => new()
    {
        TenantId = town.TenantId,
        Channel = Channel,
        ExternalId = $"call:{call.Id}",
        Raw = JsonSerializer.SerializeToUtf8Bytes(input, JsonColumn.Options),
        ContentType = "application/json",
        Actor = town.Actor,
        KnownPersonId = person,
        From = Caller(call, name, input.Person),
        Text = note,
        ContinuesRequestId = request?.Id,
        ReopensClosed = false,
        ForStaff = true,
    };

    /// <summary>Somebody new is known by the number from now on, unless it is another's already: then by the name alone, and offered beside the other at the next call.</summary>
    private static ClaimedPerson Caller(CallView call, string name, string? choice) => choice == CallInput.NewPerson
        ? new ClaimedPerson([], name)
        {
            Identities = call.Number is { } number ? [new ClaimedIdentity(IdentityKind.Phone, number)] : [],
        }
        : ClaimedPerson.Unknown;

    private async Task<RequestView?> About(string? typed, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        var reference = Reference.Parse(typed) ?? throw new RuleBrokenException("call-reference");
        return await requests.ByNumber(town.TenantId, reference, cancel) ?? throw new RuleBrokenException("call-reference");
    }

    private static void Demand(bool holds, string code, params object[] args)
    {
        if (!holds)
        {
            throw new RuleBrokenException(code, args);
        }
    }
}
