namespace Townline.Platform.Words;

/// <summary>A page asked for a text that no Words file has; thrown only where developers see it.</summary>
public sealed class MissingWordsException(string key, string language)
    : Exception($"No text for '{key}' in '{language}'. Add it to the Words/en.json and Words/es.json of the module that shows it.");
