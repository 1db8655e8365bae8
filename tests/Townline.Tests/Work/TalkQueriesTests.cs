using Townline.Conversations.Contracts;
using Townline.Tests.Support;
using Townline.Work.Contracts;

namespace Townline.Tests.Work;

/// <summary>What the desk asks with every page it shows stands on an index, however many drafts, claims, tasks and messages there are.</summary>
public class TalkQueriesTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Drafts_and_claims_are_found_by_an_index(Engine engine)
    {
        var town = await towns.On(engine);
        await QueryWatch.StandsOnIndexes(town, engine, "work_draft", 2, () => town.Read(async db =>
        {
            await town.Get<IDrafts>().OnRequest(db, 1, default);
            return await town.Get<IDrafts>().Of(db, 1, default);
        }));
        await QueryWatch.StandsOnIndexes(town, engine, "work_claim", 2, () => town.Read(async db =>
        {
            await town.Get<IClaims>().Of(db, 1, default);
            return await town.Get<IClaims>().Now(db, default);
        }));
    }

    [BothEngines]
    public async Task Tasks_are_found_by_an_index(Engine engine)
    {
        var town = await towns.On(engine);
        var tasks = town.Get<ITasks>();
        await QueryWatch.StandsOnIndexes(town, engine, "work_task", 6, () => town.Read(async db =>
        {
            await tasks.OfRequest(db, 1, default);
            await tasks.OfPeople(db, [1, 2], default);
            await tasks.ById(db, 1, default);
            await tasks.Reminders(db, 1, 10, default);
            return await tasks.Mine(db, 1, [7], TaskStage.Late, 100, default);
        }));
    }

    [BothEngines]
    public async Task A_long_story_is_read_piece_by_piece_by_an_index(Engine engine)
    {
        var town = await towns.On(engine);
        await QueryWatch.StandsOnIndexes(town, engine, "conversations_entry", 1, () => town.Get<ITimelines>().Further(town.Tenant.Id, 1, Audience.Staff, 5, 200, default));
    }
}
