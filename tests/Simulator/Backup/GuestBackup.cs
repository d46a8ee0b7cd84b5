using System.Globalization;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Storage;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Backup;

/// <summary>The backup of a guest (<c>PVE::VZDump::exec_backup_task</c>).</summary>
internal sealed class GuestBackup
{
    private readonly Execution _run;
    private readonly VzdumpOptions _options;
    private readonly StorageDefinition _storage;
    private readonly StorageConfig _config;
    private readonly int _vmId;
    private BackedUpGuest _guest = null!;
    private Action? _afterwards;
    private long _offlineSince;

    public GuestBackup(Execution run, VzdumpOptions options, StorageDefinition storage, int vmId)
    {
        _run = run;
        _options = options;
        _storage = storage;
        _vmId = vmId;
        _config = StorageConfig.Of(run.Datacenter);
    }

    private string Retention => _options["prune-backups"] ?? StorageConfig.Retention(_storage) ?? "keep-all=1";

    /// <summary>Makes it; tells whether that went well.</summary>
    public bool Run()
    {
        var began = Now();
        try
        {
            _guest = BackedUpGuest.Of(_run, _vmId) ?? throw PveError.Die($"unable to find VM '{Text(_vmId)}'");
            Back(began);
        }
        catch (PveError error)
        {
            _run.Print($"ERROR: Backup of VM {Text(_vmId)} failed - {error.Stringify().TrimEnd('\n')}");
            Info($"Failed at {Moment(Now())}");
            return false;
        }

        Info($"Finished Backup of VM {Text(_vmId)} ({Now() - began:hh\\:mm\\:ss})");
        Info($"Backup finished at {Moment(Now())}");
        return true;
    }

    private void Back(DateTimeOffset began)
    {
        if (_options["mode"] == "stop" && HighAvailability.Of(_run.Datacenter).State(_vmId) == "started")
        {
            throw PveError.Die("Cannot execute a backup with stop mode on a HA managed and enabled Service. "
                + "Use snapshot mode or disable the Service.");
        }

        RequireRoom();
        Info($"Starting Backup of VM {Text(_vmId)} ({_guest.Kind.Type})");
        Info($"Backup started at {Moment(began)}");
        Info($"status = {(_guest.IsRunning ? "running" : "stopped")}");
        _guest.Lock();
        try
        {
            Take(began);
        }
        finally
        {
            _guest.Unlock();
            _afterwards?.Invoke();
        }
    }

    private void Take(DateTimeOffset began)
    {
        var name = ArchiveName(began);
        var running = _guest.IsRunning;
        var mode = PreparedMode(running);
        Info($"backup mode: {mode}");
        if (_options["bwlimit"] is not (null or "0"))
        {
            Info($"bandwidth limit: {_options["bwlimit"]} KiB/s");
        }

        Info($"ionice priority: {_options.Or("ionice", "7")}");
        if (mode == "stop")
        {
            _guest.Prepare(mode);
            if (running)
            {
                StopFirst();
            }
        }
        else if (mode == "suspend")
        {
            _guest.Prepare(mode);
            SuspendFirst($"{_storage.Path}/dump/{name}.tmp");
        }

        var archive = _guest.Assemble();
        var target = name + _guest.Extension + CompressionExtension();
        var isFile = _storage.Path is not null;
        Info(isFile
            ? $"creating vzdump archive '{_storage.Directory("backup")}/{target}'"
            : $"creating Proxmox Backup Server archive '{target}'");
        RequireCompressor();
        _guest.Write(archive, mode);
        Keep(archive, target, isFile);
    }

    private void RequireCompressor()
    {
        var program = CompressionExtension() switch
        {
            ".lzo" => "lzop",
            ".gz" => _options["pigz"] is null or "0" ? "gzip" : "pigz",
            _ => "zstd",
        };
        if (_config.Host.MissingPrograms.Contains(program))
        {
            Info($"/bin/bash: line 1: {program}: command not found");
            throw PveError.Die($"command 'set -o pipefail && tar ... | {program}' failed: exit code 127");
        }
    }

    /// <summary>The mode that it is done in: a guest that does not run counts as stopped, and what has no snapshots is suspended.</summary>
    private string PreparedMode(bool running)
    {
        if (!running)
        {
            return "stop";
        }

        if (_options.Or("mode", "snapshot") is not "snapshot")
        {
            return _options["mode"]!;
        }

        try
        {
            _guest.Prepare("snapshot");
            return "snapshot";
        }
        catch (PveError error) when (error.Text.StartsWith("mode failure", StringComparison.Ordinal))
        {
            Info(error.Text.TrimEnd('\n'));
            Info("trying 'suspend' mode instead");
            return "suspend";
        }
    }

    private void StopFirst()
    {
        Info("stopping virtual guest");
        _offlineSince = Now().ToUnixTimeSeconds();
        _afterwards = () =>
        {
            if (!_guest.IsRunning)
            {
                Info("restarting vm");
                _guest.Start();
            }

            TellOnline();
        };
        _guest.Stop(int.Parse(_options.Or("stopwait", "10"), CultureInfo.InvariantCulture));
    }

    private void SuspendFirst(string folder)
    {
        _guest.Synchronise("first", folder);
        Info("suspending guest");
        _offlineSince = Now().ToUnixTimeSeconds();
        _guest.Suspend();
        _afterwards = () =>
        {
            Info("resume vm");
            _guest.Resume();
            TellOnline();
        };
        if (_guest.Kind != GuestKind.Container)
        {
            return;
        }

        _guest.Synchronise("final", folder);
        Info("resuming guest");
        _afterwards = null;
        _guest.Resume();
        TellOnline();
    }

    private void TellOnline()
    {
        var seconds = Now().ToUnixTimeSeconds() - _offlineSince;
        Info($"guest is online again after {(seconds < 1 ? "<1" : Text(seconds))} seconds");
    }

    private void Keep(BackupArchive archive, string target, bool isFile)
    {
        var size = Math.Max(1, archive.Disks.Sum(disk => disk.Used) / (CompressionExtension().Length > 0 ? 2 : 1));
        var volume = _config.Volumes.Put(_storage, "backup/" + target, size, node: _run.Node);
        volume.Backup = archive;
        if (isFile)
        {
            Info($"archive file size: {size >> 20}MB");
        }

        if (_options["notes-template"] is { Length: > 0 } template)
        {
            Info("adding notes to backup");
            volume.Notes = VzdumpOptions.Notes(
                template, _run.Datacenter.ClusterName ?? "standalone node", _guest.Name, _run.Node, Text(_vmId));
        }

        if (_options.IsSet("protected"))
        {
            Info("marking backup as protected");
            volume.Protected = true;
        }

        if (_options["remove"] != "0")
        {
            Prune();
        }
    }

    private void Prune()
    {
        var keep = VzdumpOptions.Parse("prune-backups", Retention);
        if (keep.Count == 0 || keep.GetValueOrDefault("keep-all") == "1")
        {
            return;
        }

        Info("prune older backups with retention: "
            + string.Join(", ", keep.OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => $"{k.Key}={k.Value}")));
        var removed = Pruning.Remove(_config, _storage, _run.Node, Retention, _guest.Kind.Type, _vmId);
        foreach (var id in removed)
        {
            Info($"removing backup '{id}'");
        }

        Info($"pruned {removed.Count} backup(s){(removed.Count > 0 ? " not covered by keep-retention policy" : "")}");
    }

    /// <summary>Fails where the retention leaves no room and nothing is to be removed.</summary>
    private void RequireRoom()
    {
        var retention = VzdumpOptions.Parse("prune-backups", Retention);
        var limit = retention.GetValueOrDefault("keep-all") == "1" ? 0
            : retention.Values.Sum(value => int.Parse(value, CultureInfo.InvariantCulture));
        var backups = _config.Volumes.On(_storage.Id, _run.Node)
            .Where(volume => volume.Parts.Content == "backup" && volume.Parts.VmId == _vmId).ToList();
        if (_options.IsSet("protected"))
        {
            var most = VolumeEndpoints.MostProtected(_run.Datacenter.Rights, _run.AuthId, _storage);
            if (most >= 0 && backups.Count(volume => volume.Protected) >= most)
            {
                throw PveError.Die($"The number of protected backups per guest is limited to {most} on storage '{_storage.Id}'");
            }
        }
        else if (limit > 0 && _options["remove"] == "0" && backups.Count(volume => !volume.Protected) >= limit)
        {
            throw PveError.Die($"There is a max backup limit of {limit} enforced by the target storage or the vzdump parameters. "
                + "Either increase the limit or delete old backups.");
        }
    }

    private string ArchiveName(DateTimeOffset began) => _storage.Path is not null
        ? string.Create(CultureInfo.InvariantCulture, $"vzdump-{_guest.Kind.Type}-{_vmId}-{began:yyyy_MM_dd-HH_mm_ss}")
        : string.Create(CultureInfo.InvariantCulture, $"{_guest.Kind.Service}/{_vmId}/{began:yyyy-MM-ddTHH:mm:ssZ}");

    private string CompressionExtension() => _storage.Path is null ? "" : _options["compress"] switch
    {
        null or "0" => "",
        "1" or "lzo" => ".lzo",
        "gzip" => ".gz",
        _ => ".zst",
    };

    private DateTimeOffset Now() => _run.Datacenter.Clock.GetUtcNow();

    private static string Moment(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private void Info(string text) => _run.Print("INFO: " + text);
}
