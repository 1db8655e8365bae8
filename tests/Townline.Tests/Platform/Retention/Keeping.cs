using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Retention;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Retention;

/// <summary>Reports that are closed and grow old, and classes that let them go.</summary>
internal static class Keeping
{
    public const string Secret = "Zanzibar";

    public static readonly IReadOnlyList<Taken> Everything = Enum.GetValues<Taken>();

    /// <summary>A report with a person, words, answers and a place, answered and closed.</summary>
    public static async Task<(long Request, long Person)> Closed(TestTown town, ServiceInfo? service = null, string email = "rosa@example.org")
    {
        var received = await town.Get<IIntake>().Receive(new InboundMessage
        {
            TenantId = town.Tenant.Id,
            Channel = "web",
            ExternalId = Guid.NewGuid().ToString(),
            Raw = System.Text.Encoding.UTF8.GetBytes(Secret),
            ContentType = "text/plain",
            Actor = new Actor(ActorKind.Resident, null, "web", "192.0.2.7"),
            Text = $"{Secret} is where I live",
            From = new ClaimedPerson([new ClaimedIdentity(IdentityKind.Email, email)], "Rosa Zanzibar"),
            Report = new ReportDraft { Service = service ?? SampleServices.Pothole, Address = "1 Zanzibar Street", Latitude = 41.5, Longitude = -81.6 },
        });
        var id = received.RequestId!.Value;
        await town.Write(unit => town.Get<IConversations>().Reply(unit, id, $"Dear Rosa of {Secret}", []));
        await town.Write(unit => town.Get<IConversations>().Note(unit, id, $"Rings often from {Secret}", []));
        await town.Write(unit => town.Get<IRequests>().Correct(unit, id, new Correction { Description = $"Hole near {Secret}", Reason = $"{Secret} rang" }, null));
        await town.Write(unit => town.Get<IRequests>().Close(unit, id, new Closure(Outcome.Done, $"Filled, {Secret}.")));
        await town.OutboxIsDone();
        return (id, received.PersonId!.Value);
    }

    /// <summary>A class of a year for these subjects.</summary>
    public static async Task<RetentionClass> Keep(TestTown town, IReadOnlyList<string> subjects, IReadOnlyList<Taken>? takes = null, string code = "a-year")
    {
        var rule = new RetentionClass(0, code, LocalText.English("A year"), LocalText.English("Nobody asks after a year."), 1, KeepUnit.Years, takes ?? Everything, 0) { Subjects = subjects };
        await town.Write(unit => town.Get<RetentionBook>().Save(unit, rule = rule with { Id = unit.NextId() }, null));
        return rule with { Version = 1 };
    }

    public static async Task YearsLater(TestTown town)
    {
        town.Clock.Move(TimeSpan.FromDays(800));
        await Sweep(town);
    }

    public static Task Sweep(TestTown town) => town.Get<RetentionSweeper>().Sweep(default);

    /// <summary>Every table and column of the town in which the words stand; names of persons, which live on with the person, are left out.</summary>
    public static async Task<IReadOnlyList<string>> WhereFound(TestTown town, string words)
    {
        var found = new List<string>();
        await town.Read(async db =>
        {
            foreach (var entity in db.Model.GetEntityTypes())
            {
                foreach (var property in entity.GetProperties().Where(property => (property.GetValueConverter()?.ProviderClrType ?? property.ClrType) == typeof(string)))
                {
                    var (table, column) = (entity.GetTableName()!, property.GetColumnName());
                    var sql = $"SELECT count(*) AS \"Value\" FROM {table} WHERE lower(\"{column}\") LIKE '%{words.ToLowerInvariant()}%'";
                    if (await db.Database.SqlQueryRaw<long>(sql).SingleAsync() > 0)
                    {
                        found.Add($"{table}.{column}");
                    }
                }
            }

            return 0;
        });
        return [.. found.Where(place => !place.StartsWith("people_", StringComparison.Ordinal))];
    }
}
