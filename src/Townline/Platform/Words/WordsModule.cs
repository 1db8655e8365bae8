using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.WebEncoders;
using Townline.Platform.Modules;
using Townline.Platform.Web;

namespace Townline.Platform.Words;

/// <summary>Puts words and dates at everybody's disposal.</summary>
internal sealed class WordsModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton(_ => WordBook.Load(typeof(WordsModule).Assembly));
        services.AddSingleton<MissingWords>();
        services.AddSingleton<TownWords>();
        services.AddSingleton<ITownWords>(provider => provider.GetRequiredService<TownWords>());
        services.AddSingleton<Wording>();
        services.AddSingleton<IPipelineStage, LanguageMiddleware.Stage>();
        services.AddScoped<WordsOfRequest>();
        services.AddScoped(provider => provider.GetRequiredService<WordsOfRequest>().Words());
        services.AddScoped(provider => provider.GetRequiredService<WordsOfRequest>().Time(provider.GetRequiredService<IWords>()));
    }

    public void Model(ModelBuilder model) =>
        model.Entity<WordingRow>().ToTable("platform_wording").HasKey(row => new { row.TenantId, row.Language, row.Key });
}
