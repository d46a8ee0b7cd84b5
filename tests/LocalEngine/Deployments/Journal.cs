using System.Collections.Immutable;
using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Steps;

namespace Proxmox.LocalEngine.Deployments;

/// <summary>
/// Keeps the record in step with what happens: each operation is noted before it is begun, and what came of it before anything that
/// depends on it begins. A preview keeps everything in memory.
/// </summary>
/// <param name="save">Writes a snapshot; null for a preview.</param>
internal sealed class Journal(Snapshot before, Action<Snapshot>? save)
{
    private readonly Lock _gate = new();
    private readonly HashSet<ResourceState> _done = [];
    private readonly List<ResourceState> _new = [];
    private readonly List<PendingOperation> _running = [];
    private Snapshot _base = before;

    /// <summary>What would be found if the engine ended now.</summary>
    public Snapshot Current
    {
        get
        {
            lock (_gate)
            {
                return Merge();
            }
        }
    }

    /// <summary>Puts what a refresh found in the place of what was recorded.</summary>
    public void Rebase(ImmutableArray<ResourceState> resources, bool clearPendingCreates)
    {
        lock (_gate)
        {
            _base = new(resources, clearPendingCreates ? [] : _base.Pending);
            Save();
        }
    }

    /// <summary>Notes that a step begins.</summary>
    public void Begin(Step step)
    {
        PendingKind? kind = step switch
        {
            CreateStep => PendingKind.Creating,
            UpdateStep => PendingKind.Updating,
            DeleteStep => PendingKind.Deleting,
            ReadStep => PendingKind.Reading,
            ImportStep => PendingKind.Importing,
            _ => null,
        };
        if (kind is null)
        {
            return;
        }

        lock (_gate)
        {
            _running.Add(new(kind.Value, (step.New ?? step.Old)!));
            Save();
        }
    }

    /// <summary>Notes what came of a step.</summary>
    /// <param name="happened">Whether it did something that must be recorded.</param>
    public void End(Step step, bool happened)
    {
        lock (_gate)
        {
            _running.RemoveAll(pending => pending.Resource == (step.New ?? step.Old));
            if (happened)
            {
                Record(step);
            }

            if (step is not (ReplaceStep or RefreshStep))
            {
                Save();
            }
        }
    }

    /// <summary>Writes changes that were made to records themselves, such as a component's outputs.</summary>
    public void Touch()
    {
        lock (_gate)
        {
            Save();
        }
    }

    private void Record(Step step)
    {
        switch (step)
        {
            case SameStep or UpdateStep:
                _done.Add(step.Old!);
                _new.Add(step.New!);
                break;
            case CreateStep:
                // What was replaced stays recorded until it is deleted, unless it was deleted already.
                if (step.Old is { PendingReplacement: true })
                {
                    _done.Add(step.Old);
                }

                _new.Add(step.New!);
                break;
            case ReadStep:
                if (step.Old is not null && step.Op == StepOp.Read)
                {
                    _done.Add(step.Old);
                }

                _new.Add(step.New!);
                break;
            case ImportStep:
                _new.Add(step.New!);
                break;
            case DeleteStep:
                if (!step.Old!.PendingReplacement)
                {
                    _done.Add(step.Old);
                }

                break;
            case RemovePendingReplaceStep:
                _done.Add(step.Old!);
                break;
            default:
                break;
        }
    }

    private void Save() => save?.Invoke(Merge());

    // What is new comes first, for what is left over may depend on it and never the other way round.
    private Snapshot Merge()
    {
        ImmutableArray<ResourceState> resources =
        [
            .. _new.Where(state => !_done.Contains(state)).Select(state => state.Copy()),
            .. _base.Resources.Where(state => !_done.Contains(state)).Select(state => state.Copy()),
        ];

        // Of what an earlier deployment never ended only creations are kept: everything else is in the record already, and can be
        // refreshed.
        var unended = _base.Pending.Where(pending => pending.Kind == PendingKind.Creating);
        return new(resources, [.. _running, .. unended]);
    }
}
