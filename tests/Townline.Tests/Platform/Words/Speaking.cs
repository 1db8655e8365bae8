using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Townline.Platform.Words;

namespace Townline.Tests.Platform.Words;

/// <summary>The program's own words without a server.</summary>
internal static class Speaking
{
    public static WordBook Book { get; } = WordBook.Load(typeof(WordBook).Assembly);

    public static IWords In(string language, string environment = "Testing", ILogger<MissingWords>? log = null, Func<string, string, Phrase?>? wording = null) =>
        new Voice(
            Book,
            new TownLanguages(["en", "es", LanguageTag.Pseudo], wording ?? TownLanguages.NoWording),
            new MissingWords(log ?? new LoggerFactory().CreateLogger<MissingWords>(), new Host(environment)),
            language
        );

    private sealed class Host(string environment) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = environment;
        public string ApplicationName { get; set; } = "townline";
        public string ContentRootPath { get; set; } = ".";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
