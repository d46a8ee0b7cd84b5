using Proxmox.Host;
using Proxmox.Terraform;
using Proxmox.Terraform.Handshake;

var standardOutput = Console.OpenStandardOutput();
var standardError = Console.OpenStandardError();
AppDomain.CurrentDomain.UnhandledException += (_, unhandled) => PluginProcess.ReportCrash(standardError, (Exception)unhandled.ExceptionObject);

return Modes.Of(args) switch
{
    Mode.Generate => Composition.Generate(args[1..], standardError),
    Mode.Debug => await PluginProcess.DebugAsync(Composition.Server(standardError), standardOutput),
    _ => await PluginProcess.ServeAsync(Composition.Server(standardError), PluginEnvironment.Read(Environment.GetEnvironmentVariable), standardOutput, standardError),
};
