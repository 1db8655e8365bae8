namespace Townline.Platform.Storage;

/// <summary>The program cannot start on this storage; the message is one clear sentence for the operator.</summary>
internal sealed class StorageRefusedException(string sentence, Exception? inner = null) : Exception(sentence, inner);

/// <summary>Storage is out of reach for now (disk full, database gone). Nothing was written; the caller may try again.</summary>
internal sealed class StorageUnavailableException(string sentence, Exception? inner = null) : Exception(sentence, inner);
