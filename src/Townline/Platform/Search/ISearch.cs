using Townline.Platform.Storage;

namespace Townline.Platform.Search;

/// <summary>Full-text search over all that can be found, behind one interface with one small implementation per engine.</summary>
internal interface ISearch
{
    /// <summary>Adds or replaces what is found under <paramref name="id"/>, inside a unit of work.</summary>
    /// <param name="isNew">True when nothing can stand there yet: saves looking.</param>
    void Put(Unit unit, long id, SearchKind kind, string text, bool isNew = false);

    /// <summary>Adds many new texts of one kind, inside a unit of work.</summary>
    void PutAll(Unit unit, SearchKind kind, IReadOnlyCollection<(long Id, string Text)> texts);

    /// <summary>Takes it out of the index.</summary>
    void Remove(Unit unit, long id);

    /// <summary>Ids whose text holds all words of <paramref name="text"/> (the last as a beginning), newest first; when the last as a
    /// whole word fills the page, only those. <see cref="SearchWords"/> says what a word is.</summary>
    /// <param name="most">1 to 1,000.</param>
    Task<IReadOnlyList<long>> Find(int tenantId, string text, SearchKind kind, int most, CancellationToken cancel);
}
