using System.Data.Common;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Townline.Platform.Counters;
using Townline.Platform.Events;
using Townline.Platform.Live;
using Townline.Platform.Outbox;

namespace Townline.Platform.Storage;

/// <summary>
/// One unit of work. Read and change rows through <see cref="Db"/>, through SQL that both engines speak, or with buffered
/// inserts; tell what happened with <see cref="Publish"/>; ask for later work with <see cref="Enqueue"/>. All of it commits together.
/// </summary>
internal sealed class Unit : IDisposable
{
    private readonly IEngine _engine;
    private readonly EventListeners _listeners;
    private readonly List<BufferedInsert> _inserts = [];
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _published = [];
    private TownlineDb? _db;

    internal Unit(IEngine engine, EventListeners listeners, DbConnection connection, DbTransaction transaction, int tenantId, Actor actor, DateTimeOffset now)
    {
        (_engine, _listeners, Connection, Transaction) = (engine, listeners, connection, transaction);
        (TenantId, Actor, Now) = (tenantId, actor, DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()));
    }

    public int TenantId { get; }

    /// <summary>Who does this, and from where.</summary>
    public Actor Actor { get; private set; }

    /// <summary>The moment of the unit, whole milliseconds, UTC.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>True when this unit writes down what happened long ago (see <see cref="Retell"/>): nobody is written to about it.</summary>
    public bool IsHistory { get; private set; }

    /// <summary>For SQL on the unit's own transaction.</summary>
    public DbConnection Connection { get; }

    /// <inheritdoc cref="Connection"/>
    public DbTransaction Transaction { get; }

    /// <summary>True when others should look: something was announced or asked for.</summary>
    internal bool WakesOthers { get; private set; }

    /// <summary>How many events were announced in it.</summary>
    internal int Happened { get; private set; }

    /// <summary>A tracking context on this transaction, of this town. Saved at the end of the unit, or earlier by SaveChangesAsync.</summary>
    public TownlineDb Db => _db ??= OpenContext();

    /// <summary>
    /// From here on this unit tells of the past: what follows happened at that moment and was done by that actor. Call it again for each
    /// thing, in order of time. For the demo year, and for the history of another system.
    /// </summary>
    public void Retell(Actor actor, DateTimeOffset at) =>
        (Actor, Now, IsHistory) = (actor, DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()), true);

    /// <summary>A new id (see <see cref="Ids"/>).</summary>
    public long NextId() => Ids.Next(Now);

    /// <summary>Adds a row through EF Core.</summary>
    public T Add<T>(T row)
        where T : class
    {
        Db.Set<T>().Add(row);
        return row;
    }

    /// <summary>Buffers a prepared insert; sent in order at the end of the unit.</summary>
    public void Insert(InsertInto into, params object?[] values) => _inserts.Add(new BufferedInsert(into, values));

    /// <summary>A whole number by a prepared SELECT on this transaction, for hot paths; null when there is no row.</summary>
    public Task<long?> Find(InsertInto query, params object?[] values) => _engine.Find(Connection, Transaction, query, values);

    /// <summary>Rows by SQL on this transaction.</summary>
    public async Task<IReadOnlyList<T>> Query<T>(string sql, object? parameters = null) =>
        (await Connection.QueryAsync<T>(sql, parameters, Transaction)).AsList();

    /// <summary>First row or default by SQL on this transaction.</summary>
    public Task<T?> QueryFirst<T>(string sql, object? parameters = null) =>
        Connection.QueryFirstOrDefaultAsync<T>(sql, parameters, Transaction);

    /// <summary>Runs SQL on this transaction; the number of rows touched.</summary>
    public Task<int> Execute(string sql, object? parameters = null) => Connection.ExecuteAsync(sql, parameters, Transaction);

    /// <summary>Adds to a maintained count of this town.</summary>
    public void Count(string name, long change)
    {
        if (change != 0)
        {
            _counts[name] = _counts.GetValueOrDefault(name) + change;
        }
    }

    /// <summary>
    /// Announces what happened: writes it to the event log (audit and live feed) and tells the listeners, now, inside this unit.
    /// </summary>
    public async Task Publish(DomainEvent happened)
    {
        WakesOthers = true;
        Happened++;
        _published.Add(happened.Kind);
        EventLog.Append(this, happened);
        await _listeners.Tell(happened, this);
    }

    /// <summary>Asks for work after the commit, at once or at <paramref name="due"/>; rows of one order key run one after another.</summary>
    /// <returns>The row's id, which is the idempotency key for calls to the outside.</returns>
    public long Enqueue<T>(string topic, T payload, DateTimeOffset? due = null, string? orderKey = null)
    {
        WakesOthers = true;
        var id = NextId();
        Insert(OutboxRow.Into, id, TenantId, topic, JsonColumn.Write(payload), due ?? Now, orderKey, 0, 0L, 0);
        return id;
    }

    /// <summary>Sends what is buffered now instead of at the end, so that what follows in this unit can read it; counts wait for the end.</summary>
    public async Task Flush()
    {
        if (_db is not null)
        {
            await _db.SaveChangesAsync();
        }

        await _engine.Send(Connection, Transaction, _inserts);
        _inserts.Clear();
    }

    /// <summary>The end of the unit: sends all that is left. Each count is written once, however long the unit was.</summary>
    internal async Task Finish()
    {
        foreach (var (name, change) in _counts)
        {
            Insert(CounterRow.Add, TenantId, name, _engine.CounterSlot(Connection), change);
        }

        _counts.Clear();
        await Flush();
    }

    /// <summary>Drops this process's stale caches at once, before the caller goes on.</summary>
    internal void Committed(ChangeSignals signals)
    {
        foreach (var kind in _published)
        {
            signals.Raise(TenantId, kind);
        }
    }

    private TownlineDb OpenContext()
    {
        var options = new DbContextOptionsBuilder<TownlineDb>();
        _engine.Configure(options, Connection);
        var db = new TownlineDb(options.Options) { TenantId = TenantId, MayWrite = true };
        db.Database.AutoSavepointsEnabled = false;
        db.Database.UseTransaction(Transaction);
        return db;
    }

    public void Dispose() => _db?.Dispose();
}
