namespace Townline.Places.Contracts;

/// <summary>A file, a feature or a row that cannot be read. The message is a sentence for the person who sent the file.</summary>
internal sealed class PlacesFileException(string message, Exception? inner = null) : Exception(message, inner);
