using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Events;
using Townline.Tests.Support;

namespace Townline.Tests.People.Merging;

/// <summary>People of a town who write, are found to be one and part again.</summary>
internal sealed class MergedPeople
{
    private MergedPeople(TestTown town) => Town = town;

    public TestTown Town { get; }

    public static async Task<MergedPeople> On(TestTown town)
    {
        await SampleServices.Add(town);
        return new MergedPeople(town);
    }

    /// <summary>Somebody writes from an address.</summary>
    /// <returns>The person it came by.</returns>
    public async Task<long> Write(string email, string text)
    {
        var result = await Town.Get<IIntake>().Receive(new InboundMessage
        {
            TenantId = Town.Tenant.Id,
            Channel = "web",
            Raw = [],
            ContentType = "text/plain",
            Actor = new Actor(ActorKind.Resident, null, "web"),
            From = new ClaimedPerson([new ClaimedIdentity(IdentityKind.Email, email)]),
            Text = text,
        });
        return result.PersonId!.Value;
    }

    public Task<long> Add(string name) => Add(new PersonRecord { Name = name });

    public Task<long> Add(PersonRecord record) => Town.Write(unit => Task.FromResult(Town.Get<IPersonRecords>().Add(unit, record)));

    /// <summary>With the versions as they are now.</summary>
    public async Task Merge(long into, long from)
    {
        var (first, second) = (await Card(into), await Card(from));
        await Town.Write(unit => Town.Get<IMerges>().Merge(unit, new MergeOrder(first.RootId == second.RootId ? into : first.RootId, first.Version, first.RootId == second.RootId ? from : second.RootId, second.Version, "test")));
    }

    public async Task Undo(long member)
    {
        var card = await Card(member);
        await Town.Write(unit => Town.Get<IMerges>().Undo(unit, member, card.RootId, card.Version, "test"));
    }

    public async Task<PersonCard> Card(long id) => (await Town.Read(db => Town.Get<IPeople>().Cards(db, [id], default))).Single();

    public Task<PersonCard?> Find(string email) => Town.Read(db => Town.Get<IPeople>().FindByIdentity(db, IdentityKind.Email, email, default));

    public async Task<long> Root(long id) => (await Card(id)).RootId;

    public Task<IReadOnlyList<long>> Same(long id) => Town.Read(db => Town.Get<IPeople>().SamePerson(db, id, default));

    /// <summary>What stands on a person's timeline, newest first.</summary>
    public async Task<IEnumerable<string>> Timeline(long id) => (await Town.Get<ITimelines>().OfPerson(Town.Tenant.Id, id, null, 1000, default)).Select(entry => entry.Text);

    /// <summary>Code of the rule that forbids it.</summary>
    public async Task<string> Refusal(Func<Task> change) => (await Assert.ThrowsAsync<PersonRefusedException>(change)).Code;
}
