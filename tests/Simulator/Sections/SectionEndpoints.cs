using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Schema;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Sections;

/// <summary>List, create, read, change and remove the sections of an area.</summary>
internal sealed class SectionEndpoints
{
    private readonly SectionArea _area;
    private readonly SectionSchema _schema;
    private readonly string _item;
    private readonly string _creation;
    private readonly string[] _bookkeeping;

    public SectionEndpoints(SectionArea area, PveVersion version)
    {
        _area = area;
        _item = $"{area.Path}/{{{area.Id}}}";
        _creation = area.IsCreatedByPath ? _item : area.Path;
        _bookkeeping = [area.Id, "type", "digest", "delete"];
        _schema = new SectionSchema(ApiTable.For(version.Text()).Find("POST", _creation, out _)!.Parameters, area.Types);
    }

    private SectionTexts Texts => _area.Texts;

    public void Map(Router router)
    {
        router.On("GET", _area.Path, List);
        router.On("POST", _creation, Create);
        router.On("GET", _item, Read);
        router.On("PUT", _item, Update);
        router.On("DELETE", _item, Delete);
    }

    private JToken List(PveCall call)
    {
        _area.OnCall?.Invoke(call);
        return new JArray(View(call)
            .Where(entry => call.OptionalText("type") is not { } type || entry.Section.Type == type)
            .Where(entry => _area.Visible is not { } rule || call.AllowsAny(About(rule.Path, entry.Section), rule.Privileges))
            .Select(entry =>
            {
                var json = ToJson(call, entry, _area.Listed, digest: _area.Listed is null);
                json[_area.Id] = About(_area.IdText, entry.Section);
                _area.OnList?.Invoke(call, entry.Section, json);
                return json;
            })
            .Where(json => _area.Shows is not { } shows || shows(call, json)));
    }

    private JToken Read(PveCall call)
    {
        _area.OnCall?.Invoke(call);
        var (type, id) = Identify(call);
        var entry = View(call).FirstOrDefault(entry => entry.Section.Id == id && (type is null || entry.Section.Type == type))
            ?? throw PveError.Die(SectionTexts.Of(Texts.Missing, type, id));
        var section = entry.Section;
        var json = ToJson(call, entry, keys: null, digest: !_area.HidesDigest);
        if (_area.ShowsId)
        {
            json[_area.Id] = About(_area.IdText, section);
        }

        return json;
    }

    private JToken? Create(PveCall call)
    {
        var change = Begin(call);
        change.Section = new Section(change.Type!, change.Id);
        if (_area.ChecksBeforeLock)
        {
            Check(change);
        }

        return Locked(change, Texts.Create, () =>
        {
            if (change.Config.Find(change.Id) is not null)
            {
                throw PveError.Die(SectionTexts.Of(Texts.Exists, change.Type, change.Id));
            }

            if (!_area.ChecksBeforeLock)
            {
                Check(change);
            }

            _area.OnCreate?.Invoke(change);
            Store(change);
            change.Config.Add(change.Section, _area.Place);
            _area.Verify?.Invoke(change);
        });
    }

    private JToken? Update(PveCall call)
    {
        var change = Begin(call);
        return Locked(change, Texts.Update, () =>
        {
            File(call).AssertDigest(call.OptionalText("digest"));
            change.Section = Find(change.Config, change.Type, change.Id)
                ?? throw PveError.Die(SectionTexts.Of(Texts.MissingOnUpdate ?? Texts.Missing, change.Type, change.Id));
            change.Before = change.Section.Copy();
            change.Type = change.Section.Type;
            Check(change);
            if (!_area.DeletesAnything)
            {
                _schema.CheckDelete(change.Type, change.Delete, change.Values.Keys);
            }

            _area.OnUpdate?.Invoke(change);
            Store(change);
            _area.Verify?.Invoke(change);
            _schema.CheckComplete(change.Section);
        });
    }

    private JToken? Delete(PveCall call)
    {
        var change = Begin(call);
        return Locked(change, Texts.Delete, () =>
        {
            if (Find(change.Config, change.Type, change.Id) is not { } section)
            {
                if (Texts.MissingOnDelete is { } text)
                {
                    throw PveError.Die(SectionTexts.Of(text, change.Type, change.Id));
                }

                return;
            }
            change.Section = section;
            _area.OnDelete?.Invoke(change);
            if (_area.OnRemoval?.Invoke(change) == false)
            {
                return;
            }

            SectionSecrets.Forget(call.Datacenter, _area.File, change.Id);
            change.Config.Remove(change.Id);
        });
    }

    private SectionChange Begin(PveCall call)
    {
        _area.OnCall?.Invoke(call);
        var (type, id) = Identify(call);
        var change = new SectionChange(call, type, id, _bookkeeping);
        _area.OnBegin?.Invoke(change);
        return change;
    }

    private JToken? Locked(SectionChange change, string prefix, Action action)
    {
        File(change.Call).Locked(
            prefix,
            () =>
            {
                _area.OnLock?.Invoke(change);
                change.Config = Load(change.Call);
                action();
                File(change.Call).Write(change.Config.Render());
            },
            _area.Lock);
        _area.OnDone?.Invoke(change);
        return change.Answer;
    }

    private void Check(SectionChange change)
    {
        _area.OnCheck?.Invoke(change);
        foreach (var key in _schema.Lookup(change.Type!).Secrets)
        {
            if (change.Delete.Contains(key))
            {
                change.Secrets[key] = null;
            }

            if (change.Take(key) is { } secret)
            {
                change.Secrets[key] = secret;
            }
        }
        change.Values = _schema.Check(change.Type!, change.Parameters, change.IsCreation || _area.ChecksUpdateAsCreation,
            _area.Decode is { } decode ? (key, value) => decode(change.Type!, key, value) : null);
    }

    private void Store(SectionChange change)
    {
        SectionSecrets.Keep(change.Call.Datacenter, _area.File, change);
        _schema.Apply(change.Section, change.Values, change.Delete.Except(change.Values.Keys, StringComparer.Ordinal));
    }

    /// <summary>The sections that a reader asks for: those of the file, those that were applied, or both together.</summary>
    private IEnumerable<SectionView> View(PveCall call) => _area.Running is not { } running
        ? SectionView.Of(Load(call))
        : call.Flag("pending") is true
            ? SectionView.OfChanges(SectionConfig.Parse(call.Datacenter.File(running).Text), Load(call))
            : SectionView.Of(call.Flag("running") is true ? SectionConfig.Parse(call.Datacenter.File(running).Text) : Load(call));

    private JObject ToJson(PveCall call, SectionView entry, string[]? keys, bool digest)
    {
        var section = entry.Section;
        var json = new JObject { ["type"] = section.Type };
        if (digest)
        {
            // What is put together for a reader, or was applied, is no file's text.
            json["digest"] = call.Flag("pending") is true || call.Flag("running") is true ? null : File(call).Digest;
        }

        if (entry.State is { } state)
        {
            json["state"] = state;
            json["pending"] = new JObject(entry.Pending.Select(value => new JProperty(value.Key,
                value.Value is { } waiting ? _schema.ToJson(value.Key, waiting) : "deleted")));
        }

        foreach (var (key, value) in section.Properties.Where(property => keys is null || keys.Contains(property.Key)))
        {
            json[key] = _schema.ToJson(key, value);
        }

        _area.OnShow?.Invoke(call, section, json);
        return json;
    }

    private (string? Type, string Id) Identify(PveCall call) => _area.Identify?.Invoke(call)
        ?? (call.OptionalText("type") ?? (_area.Types.Count == 1 ? _area.Types[0].Name : null), call.Text(_area.Id));

    private static Section? Find(SectionConfig config, string? type, string id) =>
        config.Find(id) is { } section && (type is null || section.Type == type) ? section : null;

    private ConfigFile File(PveCall call) => call.Datacenter.File(_area.File);

    private SectionConfig Load(PveCall call) => _area.Load?.Invoke(call.Datacenter) ?? SectionConfig.Parse(File(call).Text);

    private static string About(string text, Section section) => SectionTexts.Of(text, section.Type, section.Id);
}
