using System.Globalization;
using System.Text;
using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Qemu;

/// <summary>The drive that the system in a VM reads its first settings from (<c>PVE::QemuServer::Cloudinit</c>).</summary>
internal static class CloudInitDrive
{
    private const int MostBytes = 3 << 20;

    /// <summary>Writes the drive anew, and notes that it agrees with the config.</summary>
    /// <param name="slot">A slot that is still pending; null for those in force.</param>
    public static void Generate(VmContext context, int vmId, GuestConfig config, string? slot = null)
    {
        var options = config.Options;
        if (slot is not null)
        {
            options = options.Clone();
            options[slot] = config.Pending[slot];
        }
        var own = string.Create(CultureInfo.InvariantCulture, $"vm-{vmId}-cloudinit");
        foreach (var drive in Drive.All(context.Schema, options)
            .Where(drive => drive.IsVolume && drive.File.Contains(own, StringComparison.Ordinal)))
        {
            RequireSnippets(context, options);
            var texts = new CloudInitTexts(context, vmId, options);
            if (Encoding.UTF8.GetByteCount(texts.User() + texts.Network() + texts.Meta()) > MostBytes)
            {
                throw PveError.Die("Cloud-Init sum of snippets too big (> 3 MiB)");
            }

            if (context.Volumes.Find(drive.File) is null)
            {
                var volume = context.Volumes.Resolve(drive.File);
                context.Volumes.Allocate(
                    volume.Storage.Id, vmId, volume.Parts.Format, volume.Parts.FileName, DiskCreation.CloudInitSize >> 10);
            }
            context.Run.Print("generating cloud-init ISO");
        }
        if (config.CloudInit is null)
        {
            return;
        }

        config.CloudInit = null;
        context.Write(vmId, config);
    }

    /// <summary>Writes the drive anew, if there is one, and puts it into the running VM (<c>vmconfig_update_cloudinit_drive</c>).</summary>
    public static void Update(VmContext context, int vmId, GuestConfig config)
    {
        if (Drives.CloudInitSlot(config.Options) is not null)
        {
            Generate(context, vmId, config);
        }
    }

    /// <summary>Fails where a file that is to stand in for one of the generated ones is none, or is not there.</summary>
    private static void RequireSnippets(VmContext context, OptionSet options)
    {
        foreach (var file in context.Schema.Parse("cicustom", options["cicustom"]).Values)
        {
            if (context.Volumes.Resolve(file).Parts.Content != "snippets")
            {
                throw PveError.Die($"{file} is not in the snippets directory");
            }

            context.Volumes.Activate(file);
        }
    }
}
