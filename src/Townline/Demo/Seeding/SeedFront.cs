using System.Text;
using Townline.Conversations.Contracts;
using Townline.Demo.People;
using Townline.Demo.Stories;
using Townline.People.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Work.Contracts;

namespace Townline.Demo.Seeding;

/// <summary>A day of the phones and the counters: calls of the last hours, two to call back, yesterday's visitors, from whom waits are foretold, and two who wait now.</summary>
internal sealed class SeedFront(
    Store store, ICalls calls, IPhoneSetup phones, ICounter counter, ICounterSetup counters, IIntake intake, IPeople people, TimeProvider time)
{
    private const string Agent = "agent@riverton.example";

    private static readonly (int MinutesAgo, int Resident, string Outcome, string Note)[] Spoken =
    [
        (35, 3, "follow-up", "Asked when the crew comes. Told them it is planned for this week."),
        (95, 11, "answered", "Wanted to know where to bring old paint. Told them about the recycling yard on Saturdays."),
        (160, 27, "answered", "Asked for the hours of city hall."),
    ];

    private static readonly (int MinutesAgo, int? Resident)[] Missed = [(50, 19), (240, null)];

    public async Task Seed(Tenant town, DemoTown demo, IReadOnlyDictionary<string, long> staff, IReadOnlyDictionary<string, long> teams, CancellationToken cancel)
    {
        await SetUp(town, staff, teams);
        List<DemoResident> callers = [.. demo.Residents.Where(resident => resident.Phone is not null)];
        var now = time.GetUtcNow();
        var last = Spoken.Select(call => (call.MinutesAgo, Tell: (Func<Task>)(() => Speak(town, staff[Agent], now.AddMinutes(-call.MinutesAgo), callers[call.Resident], call.Outcome, call.Note, cancel))))
            .Concat(Missed.Select(call => (call.MinutesAgo, Tell: (Func<Task>)(() => Miss(town, now.AddMinutes(-call.MinutesAgo), call.Resident is { } number ? callers[number].Phone : "+1 216 555 0173")))));
        foreach (var (_, tell) in last.OrderByDescending(call => call.MinutesAgo))
        {
            await tell();
        }

        await store.Write(town.Id, Actor.System("demo"), unit => Visits(unit, town, staff));
    }

    private Task Miss(Tenant town, DateTimeOffset at, string? from) =>
        Tell(town, $"demo-missed-{at.ToUnixTimeSeconds()}", from, (CallStep.Ringing, at), (CallStep.Ended, at.AddSeconds(40)));

    private Task SetUp(Tenant town, IReadOnlyDictionary<string, long> staff, IReadOnlyDictionary<string, long> teams) => store.Write(town.Id, Actor.System("demo"), async unit =>
    {
        await phones.Save(unit, PhoneSetup.Standard with
        {
            Extensions = [new Extension("201", staff[Agent]), new Extension("202", staff["supervisor@riverton.example"])],
            Lines = [new PhoneLine("555 0199", teams["city-hall"])],
        });
        await counters.Save(unit, CounterSetup.Standard with
        {
            Reasons = [.. CounterSetup.Standard.Reasons.SkipLast(1), new VisitReason("permits", LocalText.Of(("en", "Permits and licenses"), ("es", "Permisos y licencias")), "permits"), CounterSetup.Standard.Reasons[^1]],
        });
    });

    private async Task Speak(Tenant town, long clerk, DateTimeOffset at, DemoResident resident, string outcome, string note, CancellationToken cancel)
    {
        var id = $"demo-{resident.Number}";
        var call = await Tell(town, id, resident.Phone, (CallStep.Ringing, at), (CallStep.Answered, at.AddSeconds(9)), (CallStep.Ended, at.AddMinutes(4)));
        await using var db = store.Read(town.Id);
        var person = resident.Phone is { } phone ? await people.FindByIdentity(db, IdentityKind.Phone, phone, cancel) : null;
        var actor = new Actor(ActorKind.Staff, clerk, "desk");
        var written = await intake.Receive(
            new InboundMessage
            {
                TenantId = town.Id, Channel = "phone", ExternalId = $"call:{call}", Raw = Encoding.UTF8.GetBytes(note), ContentType = "text/plain", Actor = actor, KnownPersonId = person?.Id, Text = note, ForStaff = true,
            },
            cancel);
        await store.Write(town.Id, actor, unit => calls.Log(unit, call, new CallLog(outcome, note, written, person?.Id, null)), cancel);
    }

    private async Task<long> Tell(Tenant town, string id, string? from, params (CallStep Step, DateTimeOffset At)[] steps) =>
        (await calls.Take(town, Actor.System("demo"), [.. steps.Select(step => new CallEvent(id, step.Step, from, "216 555 0199", step.Step == CallStep.Answered ? Agent : null, step.At))]))[0].CallId;

    private async Task Visits(Unit unit, Tenant town, IReadOnlyDictionary<string, long> staff)
    {
        var now = unit.Now;
        var clerk = staff[Agent];
        string[] reasons = ["report", "request", "documents", "request", "other", "report", "request", "documents"];
        var midnight = Clock.Midnight(now);

        // A counter's line is one of a day, so none of this may reach over midnight, whenever the demo is made.
        var at = Clock.Instant(Clock.Local(midnight).AddDays(-1).AddHours(10));
        Retell(at);
        await counter.Sit(unit, town, clerk, "1");
        for (var i = 0; i < reasons.Length; i++)
        {
            Retell(at = at.AddMinutes(2));
            var visit = await counter.Arrive(unit, town, new Arrival(reasons[i], i % 4 == 1 ? "es" : "en", [], null));
            await unit.Flush();
            await counter.CallNext(unit, town, clerk);
            unit.Db.ChangeTracker.Clear();
            await counter.Serve(unit, visit.Id);
            Retell(at = at.AddMinutes(4 + i * 5 % 9));
            await counter.Finish(unit, visit.Id, new VisitLog("answered", null, null, null, null));
        }

        await counter.Sit(unit, town, clerk, null);
        RetellToday(3);
        await counter.Arrive(unit, town, new Arrival("request", "es", ["seat"], null));
        RetellToday(1);
        await counter.Arrive(unit, town, new Arrival("documents", "en", [], null));

        void RetellToday(int minutesAgo) => Retell(now.AddMinutes(-minutesAgo) > midnight ? now.AddMinutes(-minutesAgo) : midnight);
        void Retell(DateTimeOffset moment) => unit.Retell(Actor.System("demo"), moment);
    }
}
