using Townline.Channels.Email;
using Townline.Channels.Email.Notices;
using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Requests.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email;

/// <summary>What is asked with every mail that comes or goes, and by residents who look at their reports, stands on an index, however many there are.</summary>
public class MailQueriesTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Mails_that_came_before_are_found_by_an_index(Engine engine)
    {
        var town = await towns.On(engine);
        await QueryWatch.StandsOnIndexes(town, engine, "conversations_inbound", 3, () => town.Read(async db =>
        {
            var arrivals = town.Get<IArrivals>();
            await arrivals.Known(db, EmailChannel.ChannelName, ["1:<a@mail.example>", "1:<b@mail.example>"]);
            await arrivals.MailsAmong(town.Tenant.Id, [1, 2]);
            return await arrivals.MailOf(town.Tenant.Id, 1);
        }));
    }

    [BothEngines]
    public async Task The_brake_of_automatic_mails_looks_at_the_newest_of_one_address_alone(Engine engine)
    {
        var town = await towns.On(engine);
        await QueryWatch.StandsOnIndexes(town, engine, "email_notice", 1, () => town.Get<AnswerBrake>().Newest(town.Tenant, [1, 2], default));
    }

    [BothEngines]
    public async Task The_reports_of_a_resident_are_found_by_an_index(Engine engine)
    {
        var town = await towns.On(engine);
        await QueryWatch.StandsOnIndexes(town, engine, "requests_request", 2, () =>
            town.Get<IRequestQueries>().Own(town.Tenant.Id, [new OwnShare(1, true, []), new OwnShare(2, false, [7])], new ListPlace(0, 1_700_000_000_000, 9), 20, default));
    }
}
