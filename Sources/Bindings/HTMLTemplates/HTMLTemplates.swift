import CTemplate
