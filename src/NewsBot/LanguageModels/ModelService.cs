namespace NewsBot.LanguageModels;

/// <summary>A service that runs a model, as messages name it and its settings.</summary>
/// <param name="Name">What it runs: "language model".</param>
/// <param name="Section">The section of the settings.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Endpoint">Where it is; null for the provider's own address.</param>
internal sealed record ModelService(string Name, string Section, string Model, Uri? Endpoint)
{
    /// <summary>The name of a setting of the section, as settings are named.</summary>
    public string Setting(string name) => $"{Section}:{name}";
}
