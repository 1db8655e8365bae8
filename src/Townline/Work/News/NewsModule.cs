using Microsoft.EntityFrameworkCore;
using Townline.Platform.Events;
using Townline.Platform.Modules;
using Townline.Platform.Outbox;
using Townline.Platform.Storage;
using Townline.Work.Contracts;

namespace Townline.Work.News;

/// <summary>What members of the staff hear of by mail.</summary>
internal sealed class NewsModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<NewsBook>();
        services.AddSingleton<IStaffNews>(provider => provider.GetRequiredService<NewsBook>());
        services.AddSingleton<NewsOffice>();
        services.AddSingleton<NewsStanding>();
        services.AddSingleton<IOutboxHandler, NewsGathering>();
        services.AddSingleton<IOutboxHandler, NewsMailing>();
        services.AddSingleton<IListen, RequestNews>();
        services.AddSingleton<IListen, AnswerNews>();
        services.AddSingleton<IListen, TaskNews>();
        services.AddSingleton<IListen, NewsCameBack>();
    }

    public void Model(ModelBuilder model)
    {
        model.Entity<NewsRow>(e =>
        {
            e.ToTable("work_news").StaysHere("what members of the staff are about to hear by mail within minutes").HasKey(news => news.Id);
            e.Property(news => news.Id).ValueGeneratedNever();
            e.HasIndex(news => new { news.StaffId, news.RequestId });
            e.HasIndex(news => news.MailId);
        });
        model.Entity<NewsChoiceRow>(e =>
        {
            e.ToTable("work_news_choice").HasKey(choice => choice.StaffId);
            e.Property(choice => choice.StaffId).ValueGeneratedNever();
            e.Property(choice => choice.Wanted).AsJson();
        });
    }
}
