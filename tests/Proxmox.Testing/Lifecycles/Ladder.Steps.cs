using NUnit.Framework;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Testing.Lifecycles;

// The steps, in the order in which they are climbed.
public sealed partial class Ladder
{
    private async Task MinimalAsync()
    {
        await ApplyAsync(_life.Minimal, PlannedAction.Create, "minimal");
        Assert.That(_client.State["id"].AsText(), Is.EqualTo(_life.IdIn(_pve)), "minimal: the import id");
    }

    private async Task ImportAsync(Value config)
    {
        _client.Forget();
        var outcome = await _client.ImportAsync(config, _life.IdIn(_pve));
        Assert.That(outcome.Errors, Is.Empty, "import");
        var untold = Untold(config).Select(field => field.Name).ToList();
        Assert.That(untold, Is.SubsetOf(_life.Untold), "import: attributes that it cannot know must be named");

        Assert.That((await PlanAsync(config, "import")).Action, Is.EqualTo(AfterImport(config)), "import: the plan after it");
        Assert.That((await PlanAsync(_life.Minimal, "import")).Action, Is.EqualTo(AfterImport(_life.Minimal)),
            "import: the plan of the least that can be written");
        await _client.ApplyAsync(config);
        Assert.That(_life.Find(_pve), Is.Not.Null, "import: the object is still there");
    }

    private async Task FullAsync()
    {
        if (!_life.Full.Equals(_life.Minimal))
        {
            await ApplyAsync(_life.Full, PlannedAction.Update, "full");
        }

        var live = await _observer.ReadAsync(_life.IdIn(_pve));
        foreach (var field in _resource.Fields.Where(field => field.IsInput && !field.IsNeverReturned
            && !(_life.Full[field.Name].IsNull && (field.IsServerChosen || _life.NotCleared.ContainsKey(field.Name)))))
        {
            Assert.That(Holds(field, field.Type, live[field.Name], _life.Full[field.Name]), Is.True,
                $"full: PVE has {field.Name} = {live[field.Name]} and not {_life.Full[field.Name]}");
        }

        var missing = _resource.Fields.Where(field => field.IsInput && _life.Full[field.Name].IsNull && field.Deprecation is null)
            .Select(field => field.Name);
        Assert.That(missing.Except(_life.NotCleared.Keys), Is.Empty, "full: every optional attribute must be set, or named with a reason");
    }

    // The data sources of the resource tell of the full object what the object itself does.
    private async Task DataAsync()
    {
        var state = _client.State;
        if (Catalogs.All.DataSource(_resource.Name) is { } source)
        {
            await DataByKeyAsync(source, state);
        }

        if (_resource.Plural is { } plural)
        {
            var list = Catalogs.All.DataSource(plural)!;
            var given = list.Fields.Where(field => field.Presence == Presence.Required)
                .Select(field => KeyValuePair.Create(field.Name, state[field.Name]));
            var items = (await _client.ReadDataAsync(list, Value.Object(given)))["items"].Items;
            Assert.That(items.Count(item =>
                _resource.Identity.All(field => SemanticEquality.Equal(field, item[field.Name], state[field.Name]))), Is.EqualTo(1),
                    $"data: {plural} lists the object once");
        }
    }

    private async Task DataByKeyAsync(DataSource source, Value state)
    {
        var read = await _client.ReadDataAsync(
            source, Value.Object(_resource.Identity.Select(field => KeyValuePair.Create(field.Name, state[field.Name]))));
        foreach (var field in _resource.Fields.Where(field => field.IsInput && !field.IsNeverReturned && !_life.Full[field.Name].IsNull))
        {
            Assert.That(Holds(field, field.Type, read[field.Name], _life.Full[field.Name]), Is.True,
                $"data: {field.Name} is told as {read[field.Name]} and not as {_life.Full[field.Name]}");
        }
    }

    // What the config leaves to PVE, as the name of a volume, is PVE's to say.
    internal static bool Holds(Field field, FieldType type, Value live, Value written) => type switch
    {
        FieldType.Object nested => nested.Fields.All(inner => inner.IsNeverReturned || (inner.IsServerChosen && written[inner.Name].IsNull)
            || Holds(inner, inner.Type, live[inner.Name], written[inner.Name])),
        FieldType.Map { Element: FieldType.Object element } =>
            written.Members.All(member => Holds(field, element, live[member.Key], member.Value)),
        _ => SemanticEquality.Equal(field with { Type = type }, live, written),
    };

    private async Task ChangeAsync()
    {
        if (!_life.Changed.IsNull)
        {
            await ApplyAsync(_life.Changed, PlannedAction.Update, "changed");
            await ApplyAsync(_life.Full, PlannedAction.Update, "changed back");
        }
    }

    // A real client takes its time, and what it does with one attribute it does with all: they are cleared together.
    private async Task ClearTogetherAsync()
    {
        var rest = Clearable.Aggregate(_life.Full, (config, field) => config.With(field.Name, Value.Null));
        if (!rest.Equals(_life.Full))
        {
            await ApplyAsync(rest, PlannedAction.Update, "cleared together");
            await ApplyAsync(_life.Full, PlannedAction.Update, "set together again");
        }
    }

    private async Task ClearEachAsync()
    {
        foreach (var field in Clearable)
        {
            await ApplyAsync(_life.Full.With(field.Name, Value.Null), PlannedAction.Update, $"cleared {field.Name}");
            if (!field.IsNeverReturned && !field.IsServerChosen)
            {
                var live = await _observer.ReadAsync(_life.IdIn(_pve));
                Assert.That(SemanticEquality.Equal(field, live[field.Name], Value.Null), Is.True,
                    $"cleared {field.Name}: PVE still has {live[field.Name]}");
            }

            // PVE's own choice may be the very value that the config had.
            var isBack = field.IsServerChosen && SemanticEquality.Equal(field, _client.State[field.Name], _life.Full[field.Name]);
            await ApplyAsync(_life.Full, isBack ? PlannedAction.Nothing : PlannedAction.Update, $"set {field.Name} again");
        }
    }

    private async Task DriftAsync()
    {
        if (_life.Drift is { } drift)
        {
            await ByHandAsync(drift);
            await ApplyAsync(_life.Full, PlannedAction.Update, "drift");
        }
    }

    private async Task GoneAsync()
    {
        if (_life.Remove is { } remove)
        {
            await ByHandAsync(remove);
            Assert.That((await PlanAsync(_life.Full, "gone")).Action, Is.EqualTo(PlannedAction.Create), "gone: the plan creates it again");
            await ApplyAsync(_life.Full, PlannedAction.Create, "gone");
        }
    }

    // What somebody does by hand is done when the next plan looks, workers included.
    private Task ByHandAsync(Action<PveSimulator> change)
    {
        change(_pve);
        lock (_pve.Datacenter.Gate)
        {
            return Task.WhenAll(_pve.Datacenter.Tasks.All.Select(task => task.Ended)).WaitAsync(TimeSpan.FromMinutes(1));
        }
    }

    private async Task ReplaceAsync()
    {
        foreach (var (attribute, other) in _life.Replacements)
        {
            Assert.That((await PlanAsync(_life.Full.With(attribute, other), "replace")).Action, Is.EqualTo(PlannedAction.Replace),
                $"replace: another {attribute}");
        }

        if (_life.Replacements is [var (first, value), ..])
        {
            await ApplyAsync(_life.Full.With(first, value), PlannedAction.Replace, "replace",
                isThere: !_resource.Identity.Any(field => field.Name == first));
            await ApplyAsync(_life.Full, PlannedAction.Replace, "replace back");
        }
    }

    private async Task DeleteAsync()
    {
        var outcome = await _client.ApplyAsync(Value.Null);
        Assert.That(outcome.Errors, Is.Empty, "delete");
        Assert.That(_client.State.IsNull, Is.True, "delete: nothing is recorded");
        Assert.That(Exists(), Is.EqualTo(_life.IsPermanent), "delete: what PVE has");
    }

    private async Task FailedCreateAsync()
    {
        _pve.Faults.On(_life.CreateRequest.Verb, _life.CreateRequest.Path).Fail(500, "the disk is on fire\n");
        // An object that always exists is not touched by the least config.
        var config = _life.IsPermanent ? _life.Full : _life.Minimal;
        var outcome = await _client.ApplyAsync(config);
        _pve.Faults.Clear();
        Assert.That(outcome.Errors, Has.Some.Contains("the disk is on fire"), "a create that fails says why in PVE's words");
        Assert.That(_client.State.IsNull, Is.True, "a create that PVE refused records nothing");
        await ApplyAsync(config, PlannedAction.Create, "after a failed create");
    }
}
