using FsCheck;
using FsCheck.Fluent;
using Townline.People.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.People.Merging;

/// <summary>
/// Whatever is written, merged, taken back, merged again and passed on, in whatever order: no message is lost, doubled or shown to the wrong
/// person. Held against a model that knows nothing of roots: messages by person, and who hangs under whom.
/// </summary>
public class MergeProperties(Towns towns) : IClassFixture<Towns>
{
    private const int Addresses = 6;
    private const int Histories = 12;
    private const int Steps = 45;

    [BothEngines]
    public async Task Each_message_stands_with_its_person_alone_through_any_history(Engine engine)
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
            var (address, text) = ($"h{history}.{i}@example.org", $"{history}: hello from {i}");
            model.Heard(address, await people.Write(address, text), text);
        }

        for (var step = 0; step < dice.Length; step++)
        {
            await Step(people, model, dice[step], $"{history}: step {step}");
            if (step % 9 == 0 || step == dice.Length - 1)
            {
                await Compare(people, model);
            }
        }

        return true;
    }

    private static async Task Step(MergedPeople people, Model model, int dice, string text)
    {
        var (what, some, other) = (dice % 8, dice / 8, dice / 800);
        var (one, two) = (model.People[some % model.People.Count], model.People[other % model.People.Count]);
        switch (what)
        {
            case 0 or 1 or 2:
                var address = model.Addresses[some % Addresses];
                Assert.Equal(model.Owner[address], await people.Write(address, text));
                model.Heard(address, model.Owner[address], text);
                break;
            case 3 or 4 when model.Root(one) != model.Root(two):
                await people.Merge(one, two);
                model.Parent[model.Root(two)] = model.Root(one);
                break;
            case 3 or 4:
                Assert.Equal(one == two ? "merge-self" : "merge-already", await people.Refusal(() => people.Merge(one, two)));
                break;
            case 5 or 6 when model.Parent.Remove(one):
                await people.Undo(one);
                break;
            case 5 or 6:
                Assert.Equal("merge-undone", await people.Refusal(() => people.Undo(one)));
                break;
            default:
                await PassOn(people, model, model.Addresses[some % Addresses]);
                break;
        }
    }

    private static async Task PassOn(MergedPeople people, Model model, string address)
    {
        var card = await people.Card(model.Owner[address]);
        var identity = card.Identities.Single(known => known.Value == address);
        model.Begin(address, await people.Town.Write(unit => people.Town.Get<IPersonEditor>().PassOn(unit, card.RootId, identity.Id, "test", card.Version)));
    }

    private static async Task Compare(MergedPeople people, Model model)
    {
        foreach (var person in model.People)
        {
            Assert.Equal(model.Told(person).Order(), (await people.Timeline(person)).Order());
            Assert.Equal(model.Root(person), (await people.Card(person)).RootId);
        }

        foreach (var address in model.Addresses)
        {
            Assert.Equal(model.Root(model.Owner[address]), (await people.Find(address))!.Id);
        }

        var all = new List<string>();
        foreach (var root in model.People.Where(person => model.Root(person) == person))
        {
            all.AddRange(await people.Timeline(root));
        }

        Assert.Equal(model.All.Order(), all.Order());
    }

    private sealed class Model
    {
        private readonly Dictionary<long, List<string>> _told = [];

        public List<string> Addresses { get; } = [];
        public Dictionary<string, long> Owner { get; } = [];
        public Dictionary<long, long> Parent { get; } = [];
        public List<long> People { get; } = [];

        public IEnumerable<string> All => _told.Values.SelectMany(told => told);

        public void Heard(string address, long person, string text)
        {
            if (!Owner.ContainsKey(address))
            {
                Addresses.Add(address);
                Begin(address, person);
            }

            _told[person].Add(text);
        }

        public void Begin(string address, long person)
        {
            Owner[address] = person;
            People.Add(person);
            _told[person] = [];
        }

        public long Root(long person) => Parent.TryGetValue(person, out var into) ? Root(into) : person;

        public IEnumerable<string> Told(long person) => People.Where(other => Root(other) == Root(person)).SelectMany(other => _told[other]);
    }
}
