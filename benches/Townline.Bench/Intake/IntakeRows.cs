using System.Text;
using Townline.Conversations;
using Townline.People;
using Townline.Platform.Counters;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Requests;

namespace Townline.Bench.Intake;

/// <summary>The rows of one report, as intake writes them, for the bare loops; every tenth report brings a new person, as in the load.</summary>
internal static class IntakeRows
{
    public static List<BufferedInsert> Of(int number, long slot, InsertInto search, InsertInto place, object?[] searchValues, object?[] placeValues)
    {
        var now = DateTimeOffset.UtcNow;
        var (request, entry, conversation, person) = (Ids.Next(), Ids.Next(), Ids.Next(), Ids.Next());
        var words = $"A deep hole near house {number}, cars swerve around it and it fills with water when it rains.";
        var raw = Encoding.UTF8.GetBytes($"api_key=bench-open311-key&service_code=pothole&attribute[where]=lane&attribute[size]=medium&lat=41.5&long=-81.6&email=r{slot}.{number}%40example.org&first_name=Resident&last_name={number}&description={words}");
        var rows = new List<BufferedInsert>(12);
        if (number % 10 == 0)
        {
            rows.Add(new(Person.Into, [person, 1, 0, $"Resident {number}", null, now, 1]));
            rows.Add(new(search, [.. searchValues.Select(value => (object?)(value is string ? $"§t1 §kperson Resident {number} r{slot}.{number}@example.org" : person))]));
            rows.Add(new(PersonIdentity.Into, [Ids.Next(), 1, person, "email", $"bare{slot}.{number}@example.org", $"bare{slot}.{number}@example.org", null, now]));
        }

        rows.Add(new(Conversation.Into, [conversation, 1, person, "open311", "en", now]));
        rows.Add(new(Request.Into,
        [
            request, 1, request, 1L, "received", 1, person, 7L, conversation, 1L, null, "open311", null, words, null, null, null, 41.5, -81.6, "north", """{"where":["lane"],"size":["medium"]}""", 0, null, "en",
            now, now, now.AddDays(5), now.AddDays(5), 0, 0, 0, 0, 1,
        ]));
        rows.Add(new(search, [.. searchValues.Select(value => (object?)(value is string ? $"§t1 §krequest {request} {words}" : request))]));
        rows.Add(new(place, [.. placeValues.Select((value, i) => i == 0 ? request : value)]));
        rows.Add(new(EventRow.Into, [1, now, "request.opened", request, 3, 1L, "open311", "127.0.0.1", null, $$"""{"serviceId":1,"channel":"open311","requestId":{{request}},"number":{{request}},"isPublic":true}"""]));
        rows.Add(new(Inbound.Into, [Ids.Next(), 1, "open311", null, now, "application/x-www-form-urlencoded", raw, entry, request, person]));
        rows.Add(new(Entry.Into, [entry, 1, conversation, request, person, now, 0, 1, "open311", 3, 1L, 1, words, null, null]));
        foreach (var count in new[] { "figure.opened.1", "queue.Open", "queue.Team.1", "queue.Unassigned" })
        {
            rows.Add(new(CounterRow.Add, [1, count, (int)slot, 1L]));
        }

        return rows;
    }
}
