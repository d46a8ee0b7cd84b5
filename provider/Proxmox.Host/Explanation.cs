using System.Text;
using Proxmox.Pulumi.Process;
using Proxmox.Terraform.Handshake;

namespace Proxmox.Host;

/// <summary>What a person reads who starts the provider by hand.</summary>
public static class Explanation
{
    /// <summary>Writes it.</summary>
    /// <returns>The exit code: 1, for nothing was served.</returns>
    public static int Write(Stream output)
    {
        var directory = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
        output.Write(Encoding.UTF8.GetBytes(HumanMessages.NotForHumans(directory) + "\n" + PulumiProcess.NotForHumans(directory)));
        output.Flush();
        return 1;
    }
}
