using System.Collections.Concurrent;

namespace Townline.Platform.Words;

/// <summary>What happens when a text is missing: developers are stopped, residents are not, the log says it once.</summary>
internal sealed partial class MissingWords(ILogger<MissingWords> log, IHostEnvironment? environment = null)
{
    private readonly bool _strict = environment?.IsDevelopment() == true || environment?.IsEnvironment("Testing") == true;
    private readonly ConcurrentDictionary<(string Key, string Language), bool> _told = new();

    /// <exception cref="MissingWordsException">In Development and Testing.</exception>
    public void Report(string key, string language)
    {
        if (_strict)
            throw new MissingWordsException(key, language);
        if (_told.TryAdd((key, language), true))
            Missing(log, key, language);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No text for {Key} in {Language}; English is shown instead")]
    private static partial void Missing(ILogger log, string key, string language);
}
