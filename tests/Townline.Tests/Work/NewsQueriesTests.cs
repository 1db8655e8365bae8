using Microsoft.EntityFrameworkCore;
using Townline.Tests.Support;
using Townline.Work.News;

namespace Townline.Tests.Work;

/// <summary>What is to be told is found by an index: it is looked for each time a clerk opens a request.</summary>
public class NewsQueriesTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task What_is_to_be_told_of_a_request_and_what_a_mail_tells_are_found_by_an_index(Engine engine)
    {
        var town = await towns.On(engine);
        var heard = await QueryWatch.During(() => town.Read(async db =>
        {
            await db.Set<NewsRow>().Where(news => news.StaffId == 1 && news.RequestId == 2 && news.MailId == null).ToListAsync();
            return await db.Set<NewsRow>().Where(news => news.MailId == 3).ToListAsync();
        }));
        Assert.Equal(2, heard.Count);
        Assert.Contains("IX_work_news_staff_id_request_id", await QueryWatch.Plan(town, engine, heard[0]), StringComparison.Ordinal);
        Assert.Contains("IX_work_news_mail_id", await QueryWatch.Plan(town, engine, heard[1]), StringComparison.Ordinal);
    }
}
