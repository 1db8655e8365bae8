using Townline.Platform.Commands;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Import;

/// <summary>
/// Finds the services of a file in the town's catalogue. What is not there is added, not on offer to residents: whether the town
/// offers it is its administrators' choice.
/// </summary>
internal sealed class ServiceTable(IPastRequests past, Store store)
{
    /// <summary>Opens the table of a town.</summary>
    public async Task<OfTown> Open(ImportJob job, CancellationToken cancel) => new(job, past, store, await past.Services(job.Town.Id, cancel));

    /// <summary>The catalogue as one import sees it. A dry run adds nothing: a service it would add has id 0.</summary>
    internal sealed class OfTown
    {
        private readonly ImportJob _job;
        private readonly IPastRequests _past;
        private readonly Store _store;
        private readonly Dictionary<string, PastService> _byCode = new(StringComparer.OrdinalIgnoreCase);

        internal OfTown(ImportJob job, IPastRequests past, Store store, IEnumerable<PastService> known)
        {
            (_job, _past, _store) = (job, past, store);
            foreach (var service in known)
            {
                _byCode[service.Code] = service;
            }
        }

        /// <exception cref="CommandFailedException">The catalogue refuses the service.</exception>
        public async ValueTask<PastService> Get(ImportedService service)
        {
            if (!_byCode.TryGetValue(service.Code, out var found))
            {
                _byCode[service.Code] = found = PastService.Of(_job.IsDryRun ? Describe(service, 0) : await Add(service));
            }

            return found;
        }

        private async Task<ServiceInfo> Add(ImportedService service)
        {
            try
            {
                return await _store.Write(_job.Town.Id, Actor.System("import"), async unit =>
                {
                    var added = Describe(service, unit.NextId());
                    await _past.AddService(unit, added);
                    return added;
                });
            }
            catch (RuleBrokenException broken)
            {
                throw new CommandFailedException($"The service {service.Code} cannot be added to the catalogue ({broken.Code}); if another import is running, run this one again after it.");
            }
        }

        private ServiceInfo Describe(ImportedService service, long id) => new()
        {
            Id = id,
            Code = service.Code,
            Name = Text(service.Name),
            Group = service.Group is null ? LocalText.Empty : Text(service.Group),
            Description = LocalText.Of(("en", $"Taken over from {_job.Map.Source}."), ("es", $"Importado de {_job.Map.Source}.")),
            Visibility = _job.Map.Visibility,
            NeedsPlace = false,
            Active = false,
        };

        private LocalText Text(string text) => LocalText.Of((_job.Town.DefaultLanguage, text));
    }
}
