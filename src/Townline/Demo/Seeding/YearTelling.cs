using System.Text;
using Townline.Conversations.Contracts;
using Townline.Demo.People;
using Townline.Demo.Stories;
using Townline.People.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Files;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Demo.Seeding;

/// <summary>Turns what happened in the story into the commands that would have done it, each by whom and when it was.</summary>
internal sealed class YearTelling(
    Unit unit,
    DemoTown demo,
    DemoIds ids,
    IReadOnlyDictionary<int, long> persons,
    IReadOnlyDictionary<int, (ServiceInfo Service, PastReport Facts)> reports,
    IHistory history,
    IRequests requests,
    IConversations conversations)
{
    private readonly Dictionary<int, long> _known = [];

    public async Task Tell(Happening happening)
    {
        var request = happening.Request;
        switch (happening)
        {
            case { Step: { } step }:
                unit.Retell(ActorOf(step, request), step.At);
                await Tell(step, request, _known[request.Number]);
                break;
            case { Follower: { } follower }:
                unit.Retell(Resident(follower.Resident, "web"), follower.At);
                await requests.Follow(unit, _known[request.Number], follower.Resident is { } number ? persons[number] : null, "web");
                break;
            default:
                unit.Retell(Resident(request.Resident, request.Channel), request.At);
                await Report(request);
                break;
        }

        // Written at once, so that the next thing can read it, and forgotten, so that the year does not pile up in memory.
        await unit.Flush();
        unit.Db.ChangeTracker.Clear();
    }

    private Task Tell(DemoStep step, DemoRequest request, long id) => step switch
    {
        Assigned given => requests.Assign(unit, id, ids.Teams[given.Team], given.To is { } email ? ids.Staff[email] : null),
        Moved moved => requests.Move(unit, id, moved.State),
        Wrote wrote => conversations.Reply(unit, id, wrote.Text, []),
        Replied replied => history.Message(unit, Message(request, replied.Text) with { ContinuesRequestId = id }),
        Noted noted => conversations.Note(unit, id, noted.Text, []),
        FollowUp again => requests.SetFollowUp(unit, id, again.Due, null),
        Disputed disputed => requests.Dispute(unit, id, disputed.Text),
        Closed closed => Close(closed, id),
        _ => throw new InvalidOperationException($"Nobody knows how to tell {step.GetType().Name}."),
    };

    private Task Close(Closed closed, long id)
    {
        var evidence = closed.Evidence is null ? null : Picture(closed.Evidence, id);
        long? original = closed.Of is { } number ? _known[number] : null;
        return requests.Close(unit, id, new Requests.Contracts.Closure(OutcomeOf(closed), closed.Sentence, closed.To, original, evidence is null ? null : [evidence.Id]));
    }

    private async Task Report(DemoRequest request)
    {
        var (service, facts) = reports[request.Number];
        var photo = request.Photo is null ? null : Picture(request.Photo, null);
        var message = Message(request, request.Description) with
        {
            Files = photo is null ? [] : [photo.Id],
            Report = new ReportDraft
            {
                Service = service,
                Answers = request.Answers,
                Address = request.Place.Address,
                AddressId = request.Place.HouseCode,
                Zip = request.Place.Zip,
                Latitude = request.Place.At.Lat,
                Longitude = request.Place.At.Long,
            },
        };
        var id = await history.Report(unit, message, facts);
        _known[request.Number] = id;
        if (photo is not null)
        {
            photo.OwnerId = id;
        }
    }

    private InboundMessage Message(DemoRequest request, string text)
    {
        var resident = request.Resident is { } number ? demo.Residents[number - 1] : null;
        return new InboundMessage
        {
            TenantId = unit.TenantId,
            Channel = request.Channel,
            Raw = Encoding.UTF8.GetBytes(RawForm(request, resident, text)),
            ContentType = "application/x-www-form-urlencoded",
            Actor = unit.Actor,
            From = resident is null ? ClaimedPerson.Unknown : new ClaimedPerson([new(resident.Identities[0].Kind, resident.Identities[0].Value)], resident.GivenName, resident.FamilyName, resident.Language),
            Text = text,
            Language = request.Language,
        };
    }

    private static string RawForm(DemoRequest request, DemoResident? resident, string text)
    {
        IEnumerable<(string Name, string Value)> fields =
        [
            ("service_code", request.Service),
            ("description", text),
            ("address_string", request.Place.Address),
            .. resident is null ? [] : new[] { (resident.Identities[0].Kind, resident.Identities[0].Value), ("first_name", resident.GivenName), ("last_name", resident.FamilyName) },
            .. request.Answers.SelectMany(answer => answer.Value.Select(value => ($"attribute[{answer.Key}]", value))),
        ];
        return string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}"));
    }

    private StoredFile Picture(DemoPhoto photo, long? owner) => unit.Add(SeedPhotos.Copy(ids.Pictures[photo], unit, RequestFileOwner.Name, owner ?? 0));

    private Actor ActorOf(DemoStep step, DemoRequest request) => step switch
    {
        Assigned { By: { } by } => Staff(by),
        Moved { By: var by } => Staff(by),
        Wrote { By: var by } => Staff(by),
        Noted { By: var by } => Staff(by),
        FollowUp { By: var by } => Staff(by),
        Closed { By: var by } => Staff(by),
        Replied or Disputed => Resident(request.Resident, request.Channel),
        _ => Actor.System("routing"),
    };

    private Actor Staff(string email) => new(ActorKind.Staff, ids.Staff[email], "desk");

    private Actor Resident(int? number, string source) => new(ActorKind.Resident, number is { } known ? persons[known] : null, source);

    private static Outcome OutcomeOf(Closed closed) => closed.Outcome switch
    {
        "done" => Outcome.Done,
        "could_not" => Outcome.CouldNot,
        "not_ours" => Outcome.NotOurs,
        "nothing_found" => Outcome.NoProblemFound,
        "duplicate" => Outcome.Duplicate,
        _ => throw new InvalidOperationException($"There is no outcome {closed.Outcome}."),
    };
}
