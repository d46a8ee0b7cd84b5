using Proxmox.Grpc;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Terraform.Handshake;

/// <summary>What a person reads who starts the provider by hand.</summary>
public static class HumanMessages
{
    /// <summary>Says what the program is and how it is used.</summary>
    /// <param name="directory">The directory of the executable.</param>
    public static string NotForHumans(string directory) =>
        $$"""
        This is the Proxmox VE provider for Terraform and OpenTofu. They start it by themselves; run by hand it does nothing.

        To use this very build, put this into ~/.terraformrc (OpenTofu: ~/.tofurc) and run plan or apply, without init:

          provider_installation {
            dev_overrides {
              "{{Reattach.Namespace}}/{{TypeNames.Provider}}" = "{{directory}}"
            }
            direct {}
          }

        To run it under a debugger, start it with --debug.

        """;

    /// <summary>Says how to use a provider that runs in debug mode.</summary>
    public static string Debugging(LocalAddress address) =>
        $$"""
        The Proxmox VE provider runs in debug mode (process {{Environment.ProcessId}}) until you end it with Ctrl-C.
        Attach a debugger if you like, and in another terminal set this for Terraform or OpenTofu:

          export {{Reattach.Variable}}='{{Reattach.Value(address, Reattach.Addresses)}}'

        PowerShell:

          $env:{{Reattach.Variable}}='{{Reattach.Value(address, Reattach.Addresses)}}'

        """;

    /// <summary>Says that the host is too old.</summary>
    public static string NoCommonVersion(IEnumerable<int> versions) =>
        $"The Proxmox VE provider speaks version {HandshakeLine.ProtocolVersion} of the plugin protocol, but this program speaks only "
            + $"{string.Join(", ", versions)}. Use Terraform 1.2 or OpenTofu 1.6, or a newer release of either.\n";
}
