using FsCheck;
using FsCheck.Fluent;
using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Events;
using Townline.Requests.Contracts;
using Townline.Tests.People.Merging;
using Townline.Tests.Support;

namespace Townline.Tests.People.Accounts;

/// <summary>
/// Whatever is reported with addresses and numbers, merged, taken back and passed on, in whatever order: whoever proves an address sees what is theirs at that moment, once, in the
/// order of the list, and nothing else. Held against a model that knows no roots.
/// </summary>
public class OwnHistoryProperties(Towns towns) : IClassFixture<Towns>
{
    private const int Addresses = 5;
    private const int Histories = 8;
    private const int Steps = 30;

    [BothEngines]
    public async Task Whoever_proves_an_address_sees_what_is_theirs_through_any_history(Engine engine)
    {
        var people = await MergedPeople.On(await towns.Fresh(engine));
        var number = 0;
        var histories = Gen.Choose(0, int.MaxValue).ArrayOf(Steps).ToArbitrary();
        await Task.Run(() => Prop.ForAll(histories, dice => Holds(people, dice, Interlocked.Increment(ref number)).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Histories)));
    }

    private static async Task<bool> Holds(MergedPeople people, int[] dice, int history)
    {
        var model = new Model();
        for (var i = 0; i < Addresses; i++)
        {
            await Report(people, model, $"h{history}.{i}@example.org", null, $"{history}: first of {i}");
        }

        for (var step = 0; step < dice.Length; step++)
        {
            await Step(people, model, dice[step], history, $"{history}: step {step}");
            if (step % 6 == 0 || step == dice.Length - 1)
            {
                foreach (var address in model.Owner.Keys.Where(key => key.Contains('@', StringComparison.Ordinal)))
                {
                    Assert.Equal(model.Seen(address), await Seen(people.Town, address));
                }
            }
        }

        return true;
    }

    private static async Task Step(MergedPeople people, Model model, int dice, int history, string text)
    {
        var (what, some, other) = (dice % 8, dice / 8, dice / 800);
        var (one, two) = (model.People[some % model.People.Count], model.People[other % model.People.Count]);
        var address = $"h{history}.{some % Addresses}@example.org";
        var phone = $"+1 216 555 {history:00}{other % Addresses:00}";
        switch (what)
        {
            case 0 or 1:
                await Report(people, model, address, null, text);
                break;
            case 2:
                await Report(people, model, address, phone, text);
                break;
            case 3:
                await Report(people, model, null, phone, text);
                break;
            case 4 or 5 when model.Root(one) != model.Root(two):
                await people.Merge(one, two);
                model.Parent[model.Root(two)] = model.Root(one);
                break;
            case 6 when model.Parent.Remove(one):
                await people.Undo(one);
                break;
            case 7:
                var card = await people.Card(model.Owner[address]);
                var identity = card.Identities.Single(known => known.Value == address);
                model.Begin(address, await people.Town.Write(unit => people.Town.Get<IPersonEditor>().PassOn(unit, card.RootId, identity.Id, "test", card.Version)));
                break;
        }
    }

    private static async Task Report(MergedPeople people, Model model, string? address, string? phone, string text)
    {
        var identities = new List<ClaimedIdentity>();
        identities.AddRange(address is null ? [] : [new ClaimedIdentity(IdentityKind.Email, address)]);
        identities.AddRange(phone is null ? [] : [new ClaimedIdentity(IdentityKind.Phone, phone)]);
        var result = await people.Town.Get<IIntake>().Receive(new InboundMessage
        {
            TenantId = people.Town.Tenant.Id,
            Channel = "web",
            Raw = [],
            ContentType = "text/plain",
            Actor = new Actor(ActorKind.Resident, null, "web"),
            From = new ClaimedPerson(identities),
            Text = text,
            Report = new ReportDraft { Service = SampleServices.Litter },
        });
        model.Reported(result.PersonId!.Value, address, phone, text);
    }

    /// <summary>Proves the address and walks through the list in small pages.</summary>
    private static async Task<IReadOnlyList<string>> Seen(TestTown town, string address)
    {
        var links = town.Get<ISignInLinks>();
        var session = await town.Write(async unit =>
        {
            var secret = await links.Ask(unit, town.Tenant, new SignInOrder(address, "en", "browser"));
            await unit.Flush();
            return secret is null ? null : (await links.Use(unit, town.Tenant, secret, "browser", null, null)).Session;
        });
        if (session is null)
        {
            // As many mails as one address gets: a day later there are more.
            town.Clock.Move(TimeSpan.FromDays(1));
            return await Seen(town, address);
        }

        var sessions = town.Get<IResidentSessions>();
        var resident = (await town.Read(db => sessions.Find(db, session, 30, default)))!;
        var shares = await town.Read(db => sessions.Shares(db, resident.AccountId, default));
        var seen = new List<string>();
        ListPlace? place = null;
        do
        {
            var page = await town.Get<IRequestQueries>().Own(town.Tenant.Id, shares, place, 3, default);
            seen.AddRange(page.Rows.Select(request => request.Description));
            place = page.Next;
        }
        while (place is not null);
        return seen;
    }

    private sealed class Model
    {
        private readonly List<(long Person, string? Address, string Text)> _reports = [];
        private readonly Dictionary<long, HashSet<string>> _known = [];

        public Dictionary<string, long> Owner { get; } = [];
        public Dictionary<long, long> Parent { get; } = [];
        public List<long> People { get; } = [];

        public void Reported(long person, string? address, string? phone, string text)
        {
            foreach (var identity in new[] { address, phone }.OfType<string>())
            {
                if (Owner.TryAdd(identity, person))
                {
                    Knows(person, identity);
                }
            }

            Assert.Equal(Owner[(address ?? phone)!], person);
            _reports.Insert(0, (person, address, text));
        }

        /// <summary>An address is somebody else's now; the old one had it.</summary>
        public void Begin(string address, long person)
        {
            Owner[address] = person;
            Knows(person, address);
        }

        public long Root(long person) => Parent.TryGetValue(person, out var into) ? Root(into) : person;

        public IEnumerable<string> Seen(string address)
        {
            var owner = Owner[address];
            var isWhole = _known[owner].Count == 1;
            return _reports.Where(report => Root(report.Person) == Root(owner) && (isWhole || report.Address == address)).Select(report => report.Text);
        }

        private void Knows(long person, string identity)
        {
            if (!_known.TryGetValue(person, out var known))
            {
                _known[person] = known = [];
                People.Add(person);
            }

            known.Add(identity);
        }
    }
}
