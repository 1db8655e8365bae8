using Townline.Platform.Events;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;

namespace Townline.People.Matching.Town;

/// <summary>Writes cards and pairs: after the commit that made or changed a person, never in it.</summary>
internal sealed class MatchKeeper(Store store, Matcher matcher) : IOutboxHandler
{
    private const string Name = "people.match";

    public string Topic => Name;

    /// <summary>Asks for a known person to be compared anew, because something of them changed.</summary>
    public static void Ask(Unit unit, long personId) => unit.Enqueue(Name, new MatchAsked(personId), orderKey: $"{Name}.{personId}");

    public async Task Handle(OutboxItem item, CancellationToken cancel)
    {
        var person = item.Payload<MatchAsked>().PersonId;
        await Keep(item.TenantId, [person], cancel);
        await item.Complete(_ => Task.CompletedTask, cancel);
    }

    /// <summary>Writes the cards of these persons, then compares each with all.</summary>
    public async Task Keep(int tenantId, IReadOnlyList<long> people, CancellationToken cancel)
    {
        await using var db = store.Read(tenantId);
        var records = await TownRecords.Read(db, people, cancel);
        await Write(tenantId, async unit =>
        {
            foreach (var person in people)
            {
                var keys = records.TryGetValue(person, out var record) ? MatchKeys.Stored(record) : new long?[6];
                unit.Insert(MatchCard.Put, MatchCard.Values(person, unit.TenantId, keys));
                await unit.Execute("DELETE FROM people_pair WHERE verdict = 0 AND (first_id = @person OR second_id = @person)", new { person });
            }
        });

        var found = new List<FoundPair>();
        foreach (var person in records.Keys)
        {
            found.AddRange(await matcher.Compare(db, person, cancel));
        }

        if (found.Count > 0)
        {
            await Write(tenantId, unit =>
            {
                foreach (var pair in found.DistinctBy(pair => (pair.FirstId, pair.SecondId)))
                {
                    unit.Insert(Pair.Found, unit.NextId(), unit.TenantId, pair.FirstId, pair.SecondId, pair.Score.Score, (int)pair.Score.Band, pair.Score.Pattern, unit.Now);
                }

                return Task.CompletedTask;
            });
        }
    }

    private Task Write(int tenantId, Func<Unit, Task> work) => store.Write(tenantId, Actor.System("people"), work);
}

internal sealed record MatchAsked(long PersonId);
