using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Proxmox.LocalEngine.State;

/// <summary>Configuration and snapshot of one stack, in a JSON file or, without a path, only in memory.</summary>
public sealed class StateFile : IDisposable
{
    private const int Version = 1;

    private readonly string? _path;
    private readonly SecretCipher _cipher;
    private readonly ValueJson _values;

    private StateFile(string? path, SecretCipher cipher)
    {
        _path = path;
        _cipher = cipher;
        _values = new(cipher);
    }

    /// <summary>The stack's configuration by <c>namespace:key</c>.</summary>
    public ImmutableSortedDictionary<string, ConfigValue> Config { get; private set; } =
        ImmutableSortedDictionary.Create<string, ConfigValue>(StringComparer.Ordinal);

    /// <summary>What is recorded now.</summary>
    public Snapshot Snapshot { get; private set; } = Snapshot.Empty;

    /// <summary>Opens a state, which need not exist yet.</summary>
    /// <param name="path">The file; null keeps everything in memory.</param>
    /// <param name="passphrase">What secrets are hidden with.</param>
    /// <exception cref="StateException">It cannot be read, or was hidden with another passphrase.</exception>
    public static StateFile Open(string? path, string passphrase)
    {
        if (path is null || !File.Exists(path))
        {
            return new(path, SecretCipher.Create(passphrase));
        }

        if (Json.Parse(File.ReadAllText(path)) is not JsonObject written || (int?)written["version"] != Version)
        {
            throw new StateException($"{path} is not a state of this engine.");
        }

        var encryption = written["encryption"]!.AsObject();
        var salt = Convert.FromBase64String((string)encryption["salt"]!);
        StateFile file = new(path, SecretCipher.Open(passphrase, salt, (string)encryption["check"]!));
        file.Config = file.ReadConfig(written["config"] as JsonObject ?? []);
        file.Snapshot = new SnapshotJson(file._values).Read(written);
        return file;
    }

    /// <summary>Records a configuration.</summary>
    public void Save(ImmutableSortedDictionary<string, ConfigValue> config)
    {
        Config = config;
        Write();
    }

    /// <summary>Records resources. When it returns, a crash loses nothing of them.</summary>
    public void Save(Snapshot snapshot)
    {
        Snapshot = snapshot;
        Write();
    }

    /// <inheritdoc/>
    public void Dispose() => _cipher.Dispose();

    private void Write()
    {
        if (_path is null)
        {
            return;
        }

        JsonObject written = new()
        {
            ["version"] = Version,
            ["encryption"] = new JsonObject { ["salt"] = Convert.ToBase64String(_cipher.Salt), ["check"] = _cipher.Check },
            ["config"] = new JsonObject(Config.Select(setting => KeyValuePair.Create(setting.Key, Write(setting.Value)))),
        };
        foreach ((var name, var part) in new SnapshotJson(_values).Write(Snapshot).ToArray())
        {
            written[name] = part?.DeepClone();
        }

        // Written beside and moved over: a reader, or a crash, finds the old file or the new one.
        var beside = _path + ".new";
        using (FileStream stream = new(beside, FileMode.Create, FileAccess.Write, FileShare.None))
        using (StreamWriter writer = new(stream))
        {
            writer.Write(written.ToJsonString(Json.Indented));
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, _path, overwrite: true);
    }

    private JsonNode? Write(ConfigValue value) =>
        value.Secret ? new JsonObject { ["secure"] = _cipher.Encrypt(value.Text) } : JsonValue.Create(value.Text);

    private ImmutableSortedDictionary<string, ConfigValue> ReadConfig(JsonObject written) => written.ToImmutableSortedDictionary(
        setting => setting.Key,
        setting => setting.Value is JsonObject hidden ? new ConfigValue(_cipher.Decrypt((string)hidden["secure"]!), Secret: true)
            : new((string?)setting.Value ?? ""),
        StringComparer.Ordinal);
}
