using Proxmox.Host;
using Proxmox.Pulumi.Process;
using Proxmox.Terraform;
using Proxmox.Terraform.Handshake;
using Proxmox.Tools;

var standardOutput = Console.OpenStandardOutput();
var standardError = Console.OpenStandardError();
AppDomain.CurrentDomain.UnhandledException += (_, unhandled) =>
    PluginProcess.ReportCrash(standardError, (Exception)unhandled.ExceptionObject);

var environment = PluginEnvironment.Read(Environment.GetEnvironmentVariable);
return Modes.Of(Environment.ProcessPath ?? "", args, environment.IsStartedByHost) switch
{
    Mode.Pulumi => await PulumiProcess.ServeAsync(Composition.PulumiServer(standardError), args, standardOutput, standardError),
    Mode.TerraformDebug => await PluginProcess.DebugAsync(Composition.TerraformServer(standardError), standardOutput),
    Mode.Terraform => await PluginProcess.ServeAsync(
        Composition.TerraformServer(standardError), environment, standardOutput, standardError),
    Mode.Tool => await CommandLine.RunAsync(args, Composition.Tools(standardError)),
    _ => Explanation.Write(standardError),
};
